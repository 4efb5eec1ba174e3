import { PublicUrl } from '#core/share/public-url.ts'

/** Where others reach share pages: an origin. Null: nowhere but here, or what is set is none, with which nothing starts. */
export function shareUrl(): string | null {
  const parsed = PublicUrl.safeParse(process.env['ZHUIWEN_SHARE_URL'])
  return parsed.success ? parsed.data : null
}
