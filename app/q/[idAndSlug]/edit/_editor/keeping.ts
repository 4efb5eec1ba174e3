import { backoffMs, fieldOf, send } from '../../../../practice/[cardId]/_attempt/http.ts'
import { createSignal, type Signal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { mintUuid } from '../../../../_ui/uuid.ts'
import { type Draft, forgetHere, keepHere } from './kept.ts'
import { onWire, type Part } from './parts.ts'

/** Where the drafts stand. `here`: in this browser alone, for the moment. `nowhere`: only in this page. */
export type Keeping = 'kept' | 'here' | 'nowhere'

export type Keeper = {
  readonly keeping: Signal<Keeping>
  /** In this browser at once, at the server once typing rests. */
  readonly keep: (part: Part, baseHash: string, text: string) => void
  /** The draft of a part, to be dropped in the deed that saves it. */
  readonly idOf: (part: Part) => string | undefined
  /** The text of this part is saved, or is the file’s again. */
  readonly drop: (part: Part) => void
  /** Sends the draft of a part now. False: the server does not have it. */
  readonly push: (part: Part) => Promise<boolean>
  /** The page goes away: the last word, sent so that it outlives the page. */
  readonly partingWord: () => void
}

/** Typing has rested when nothing came for so long. In ms. */
const REST_MS = 1000

type Entry = { draft: Draft; sentSeq: number; isHere: boolean; timer: ReturnType<typeof setTimeout> | undefined }

/** Keeps what is written at a card and not saved, one draft a part. No other page writes these drafts. */
export function createKeeper(cardId: string): Keeper {
  const keeping = createSignal<Keeping>('kept')
  const entries = new Map<Part, Entry>()
  let failures = 0
  const pathOf = (id: string): string => `/api/cards/${cardId}/drafts/${id}`

  const say = (): void => {
    const isAnywhere = [...entries.values()].every(({ draft, sentSeq, isHere }) => isHere || sentSeq === draft.seq)
    keeping.set(failures === 0 ? 'kept' : isAnywhere ? 'here' : 'nowhere')
  }
  const later = (entry: Entry, ms: number): void => {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void put(entry).catch(reportError), ms)
  }
  const put = async (entry: Entry, keepalive = false): Promise<void> => {
    const { id, part, seq, baseHash, text } = entry.draft
    if (entry.sentSeq === seq || entries.get(part) !== entry) return
    const body = { part: onWire(part), baseHash, text, seq }
    const reply = await send('PUT', pathOf(id), body, { keepalive })
    // Dropped while it was on its way: it may have come after the order to drop it.
    if (entries.get(part) !== entry) return void send('DELETE', pathOf(id))
    if (reply.kind === 'unreachable' || (reply.kind === 'refused' && reply.refused.status !== 409)) {
      failures += 1
      later(entry, backoffMs(failures))
    } else {
      failures = 0
      const known = reply.kind === 'refused' ? fieldOf(reply.refused.details, 'seq') : seq
      // Counted further by an answer that was lost.
      if (typeof known === 'number' && known > seq) entry.draft = { ...entry.draft, seq: known + 1 }
      else entry.sentSeq = seq
      if (entry.sentSeq !== entry.draft.seq) later(entry, REST_MS)
    }
    say()
  }
  return {
    keeping,
    idOf: (part) => entries.get(part)?.draft.id,
    keep: (part, baseHash, text) => {
      const old = entries.get(part)
      if (old?.draft.text === text && old.draft.baseHash === baseHash) return
      const id = old?.draft.id ?? mintUuid()
      const draft = {
        id,
        cardId,
        part,
        baseHash,
        text,
        seq: (old?.draft.seq ?? 0) + 1,
        savedAt: new Date().toISOString(),
      }
      const entry = old ?? { draft, sentSeq: 0, isHere: false, timer: undefined }
      entry.draft = draft
      entry.isHere = keepHere(draft)
      entries.set(part, entry)
      // A failing server is asked again in its own time.
      if (failures === 0) later(entry, REST_MS)
      say()
    },
    drop: (part) => {
      const entry = entries.get(part)
      if (!entry) return
      clearTimeout(entry.timer)
      entries.delete(part)
      forgetHere(entry.draft.id)
      if (entry.sentSeq > 0) void send('DELETE', pathOf(entry.draft.id))
      say()
    },
    push: async (part) => {
      const entry = entries.get(part)
      if (entry) await put(entry)
      return entry !== undefined && entry.sentSeq === entry.draft.seq
    },
    partingWord: () => {
      // Beyond 64 KiB a browser refuses to send after the page is gone; this browser keeps it in any case.
      for (const entry of entries.values()) void put(entry, true).catch(reportError)
    },
  }
}
