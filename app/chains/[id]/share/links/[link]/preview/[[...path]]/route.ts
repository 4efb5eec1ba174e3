import { findLink, ShareLinkId } from '#core/study/share/links.ts'
import { context } from '../../../../../../../_server/context.ts'
import { guarded, refuse } from '../../../../../../../_server/respond.ts'
import { prefs } from '../../../../../../../_server/prefs.ts'
import { shownHref } from '../../../../../../../_ui/links.ts'
import { answerFile } from '../../../../../../../share/_site/answer.ts'
import { siteShown } from '../../../../../../../share/_site/kept.ts'

type Route = { params: Promise<{ id: string; link: string; path?: string[] }> }

/** A page that a link shows, for its owner, who does not have the link any more. */
export const GET = guarded(async (_request: Request, { params }: Route) => {
  const { link: text, path = ['index.html'] } = await params
  const [ctx, { locale }, id] = [await context(), await prefs(), ShareLinkId.safeParse(text)]
  const link = id.success ? await findLink(ctx, id.data) : null
  if (link === null) return noPage()
  const base = `${shownHref(link.rootId, link.id)}/preview`
  const form = { kind: 'share', base, isIndexed: false, preview: null } as const
  const file = await (await siteShown(ctx, link, { lang: locale, form })).page(path.join('/'))
  return file === null ? noPage() : answerFile(file, { isIndexed: false, isEmbeddable: false })
})

const noPage = (): Response => refuse('not-found', 'the link shows no such page')
