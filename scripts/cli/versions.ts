import { CardId } from '#core/card/card.ts'
import { listVersions } from '#core/study/versions.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

/** The versions of a card, whether or not its file is still there. */
export async function versions(cardId: string, { limit }: { readonly limit: number }): Promise<Output> {
  const id = CardId.safeParse(cardId)
  if (!id.success) throw new Failure(`"${cardId}" is no card id`, true)
  const listed = await withLibrary((ctx) => listVersions(ctx, id.data, { limit }))
  if (!listed) throw new Failure(`no version of a card ${cardId} was ever seen`)
  const lines = listed.versions.map(({ n, seenAt, sizeBytes, changed, isCurrent }) => {
    const what = n === 1 ? 'first seen' : changed.join(', ') || 'order'
    return `${n}  ${seenAt.toISOString()}  ${sizeBytes} bytes  ${what}${isCurrent ? '  (the file now)' : ''}`
  })
  return { text: lines.join('\n'), json: listed }
}
