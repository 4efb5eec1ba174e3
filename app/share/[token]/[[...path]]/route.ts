import { openLink, type StoredLink } from '#core/study/share/links.ts'
import { context } from '../../../_server/context.ts'
import { chooseLocale, LOCALES } from '../../../_server/locale.ts'
import { guarded } from '../../../_server/respond.ts'
import { shareUrl } from '../../../_server/share-url.ts'
import { previewPicture } from '../../_preview/picture.tsx'
import { readAddress, siteBase, type ShareAddress } from '../../_site/address.ts'
import { answerFile } from '../../_site/answer.ts'
import { answerGone } from '../../_site/gone.ts'
import { keptBundle, siteShown } from '../../_site/kept.ts'

/** Where the picture of a chain lies in its site, for those that show what an address leads to. */
const PREVIEW = 'preview.png'

/** A page of a chain for whoever has a link to it. Nothing is written down of it, here or in the browser. */
export const GET = guarded(async (request: Request) => {
  const { pathname, searchParams } = new URL(request.url)
  const address = readAddress(pathname)
  const chosen = LOCALES.find((known) => known === searchParams.get('lang')) ?? address.locale
  const locale = chooseLocale(chosen ?? undefined, request.headers.get('accept-language'))
  const ctx = await context()
  const opened = await openLink(ctx, address.token)
  if (!opened.ok) return answerGone(locale)
  if (address.path === PREVIEW) return pictureOf(opened.value)
  return pageOf(opened.value, { ...address, locale: chosen }, locale)
})

async function pageOf(
  link: StoredLink,
  { token, path, ...address }: ShareAddress,
  lang: 'zh' | 'en',
): Promise<Response> {
  const { isIndexed } = link
  const base = siteBase(token, address.locale)
  const url = shareUrl()
  const preview = url === null ? null : `${url}${siteBase(token, null)}/${PREVIEW}`
  const site = await siteShown(await context(), link, { lang, form: { kind: 'share', base, isIndexed, preview } })
  const file = path === null ? null : await site.page(path)
  if (file !== null) return answerFile(file, link)
  const missing = await site.page('404.html')
  return missing === null ? answerGone(lang) : answerFile(missing, link, 404)
}

async function pictureOf(link: StoredLink): Promise<Response> {
  const body = await previewPicture(await keptBundle(await context(), link))
  // Others show it in their pages: that is what it is for.
  return answerFile({ type: 'image/png', body, csp: "default-src 'none'" }, { ...link, isEmbeddable: true })
}
