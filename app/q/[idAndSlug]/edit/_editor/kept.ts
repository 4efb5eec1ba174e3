import { fieldOf } from '../../../../practice/[cardId]/_attempt/http.ts'
import { parseKept, storage } from '../../../../_ui/storage.ts'
import { isPart, type Part } from './parts.ts'

// What this browser keeps of a text that is not saved: it is there at once, also when the server is not.

const KEY = 'zhuiwen-writing-'

/** A text that was not saved. `seq` counts up; `savedAt` is ISO 8601. */
export type Draft = {
  readonly id: string
  /** Of the card, or of one that it has taken in since. */
  readonly cardId: string
  readonly part: Part
  /** Of the file it began from. */
  readonly baseHash: string
  readonly text: string
  readonly seq: number
  readonly savedAt: string
}

/** False: this browser keeps nothing. */
export const keepHere = (draft: Draft): boolean =>
  storage(false, (local) => {
    local.setItem(KEY + draft.id, JSON.stringify(draft))
    return true
  })

export const forgetHere = (id: string): void => storage(undefined, (local) => local.removeItem(KEY + id))

export function keptHere(cardIds: readonly string[]): readonly Draft[] {
  return storage([], (local) =>
    Object.keys(local)
      .filter((key) => key.startsWith(KEY))
      .map((key) => parseKept(local.getItem(key)))
      .flatMap((value) => draftIn(value) ?? [])
      .filter(({ cardId }) => cardIds.includes(cardId)),
  )
}

/** Of each draft that the server and this browser know the newer state, newest first. */
export function mergeDrafts(fromServer: readonly Draft[], fromBrowser: readonly Draft[]): readonly Draft[] {
  const merged = new Map(fromServer.map((draft) => [draft.id, draft]))
  for (const draft of fromBrowser) if ((merged.get(draft.id)?.seq ?? -1) < draft.seq) merged.set(draft.id, draft)
  return [...merged.values()].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))
}

function draftIn(value: unknown): Draft | null {
  const of = (name: string): unknown => fieldOf(value, name)
  const [id, cardId, part, baseHash, text, seq, savedAt] = [
    of('id'),
    of('cardId'),
    of('part'),
    of('baseHash'),
    of('text'),
    of('seq'),
    of('savedAt'),
  ]
  if (typeof id !== 'string' || typeof cardId !== 'string' || !isPart(part)) return null
  if (typeof baseHash !== 'string' || typeof text !== 'string' || typeof seq !== 'number') return null
  return typeof savedAt === 'string' ? { id, cardId, part, baseHash, text, seq, savedAt } : null
}
