import { copyAsMarkdown } from '#core/study/share/markdown-copy.ts'
import { context } from '../../../../_server/context.ts'
import { cardIdIn, guarded, respondText, takenInOrNone } from '../../../../_server/respond.ts'

type Props = { params: Promise<{ id: string }> }

/** The card as Markdown, with who is to be named: a page of plain text. */
export const GET = guarded(async (_request: Request, { params }: Props) => {
  const id = await cardIdIn(params)
  const text = id && (await copyAsMarkdown(await context(), id))
  return text === null ? takenInOrNone(id, (owner) => `/api/cards/${owner}/markdown`) : respondText(text)
})
