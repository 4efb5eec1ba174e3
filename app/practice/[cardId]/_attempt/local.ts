import type { CardId } from '#core/card/card.ts'
import type { Known } from '#core/practice/clock.ts'
import type { AttemptId, Draft } from '#core/practice/record.ts'
import { parseKept, storage } from '../../../_ui/storage.ts'
import { fieldOf } from './http.ts'

// What this browser keeps of an attempt by itself: it is there at once, also when the server is not.

const DRAFT = 'zhuiwen-attempt-'
/** When the attempt was last known to be alive; written every second, apart from the draft. */
const ALIVE = 'zhuiwen-alive-'

export const keepLocally = (draft: Draft): void => write(DRAFT + draft.id, draft)
export const keepAlive = (id: AttemptId, { atMs, wallMs }: Known): void => write(ALIVE + id, { atMs, wallMs })

export function forgetLocally(id: AttemptId): void {
  storage(null, (local) => {
    local.removeItem(DRAFT + id)
    local.removeItem(ALIVE + id)
    return null
  })
}

/** The attempts at a card, or at one that it has taken in, that this browser keeps. They go on as its own. */
export function keptLocally(cardId: CardId, takenIn: readonly CardId[]): readonly Draft[] {
  return storage([], (local) =>
    Object.keys(local)
      .filter((key) => key.startsWith(DRAFT))
      .flatMap((key) => draftIn(local.getItem(key)) ?? [])
      .filter((draft) => draft.cardId === cardId || takenIn.includes(draft.cardId))
      .map((draft) => ({ ...draft, cardId })),
  )
}

/** Until when the attempt is known to have gone on: this browser's last beat, or the last thing that happened. */
export function lastKnown(draft: Draft): Known {
  const atMs = draft.events.at(-1)?.atMs ?? 0
  const alive = parseKept(storage(null, (local) => local.getItem(ALIVE + draft.id)))
  const [beatMs, wallMs] = [fieldOf(alive, 'atMs'), fieldOf(alive, 'wallMs')]
  return typeof beatMs === 'number' && typeof wallMs === 'number' && beatMs >= atMs
    ? { atMs: beatMs, wallMs }
    : { atMs, wallMs: Date.parse(draft.startedAt) + atMs }
}

/** Calls back when another tab writes this attempt, with how many changes it has seen. */
export function onForeignWrite(id: AttemptId, then: (seq: number) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    const draft = key === DRAFT + id ? draftIn(newValue) : null
    if (draft) then(draft.seq)
  }
  addEventListener('storage', listen)
  return () => removeEventListener('storage', listen)
}

const write = (key: string, value: unknown): void =>
  storage(undefined, (local) => local.setItem(key, JSON.stringify(value)))

/** Only this file writes there, by the shape of its time; what is not of that shape counts as nothing. */
function draftIn(text: string | null): Draft | null {
  const value = parseKept(text)
  const isDraft =
    typeof fieldOf(value, 'id') === 'string' &&
    typeof fieldOf(value, 'cardId') === 'string' &&
    typeof fieldOf(value, 'seq') === 'number' &&
    typeof fieldOf(value, 'startedAt') === 'string' &&
    typeof fieldOf(value, 'gate') === 'object' &&
    Array.isArray(fieldOf(fieldOf(value, 'plan'), 'sentences')) &&
    ['events', 'sentences', 'dismissals'].every((name) => Array.isArray(fieldOf(value, name)))
  return isDraft ? (value as Draft) : null
}
