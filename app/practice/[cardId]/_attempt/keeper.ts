import type { AttemptId, Draft } from '#core/practice/record.ts'
import { backoffMs, fieldOf, type Refused, send } from './http.ts'
import { forgetLocally, keepLocally, onForeignWrite } from './local.ts'
import { createSignal, type Signal } from './signal.ts'

/**
 * Where the draft stands. `unreachable`: kept in this browser alone, for the moment. `elsewhere`: another tab goes on
 * with the attempt, `saved`: it is finished; either way this tab must keep nothing more. `unknown-card`: its file is
 * gone, as it is for a moment while an editor writes it anew; this browser keeps the draft, and asks again.
 */
export type Keeping = 'kept' | 'unreachable' | 'elsewhere' | 'saved' | 'unknown-card'

export type Keeper = {
  readonly keeping: Signal<Keeping>
  /** In this browser at once; at the server soon, or at once. */
  readonly keep: (draft: Draft, isUrgent: boolean) => void
  /** The page goes away: the last word, sent so that it outlives the page. */
  readonly partingWord: () => void
  /** The attempt is being handed in: until `release`, the server is told nothing more of its draft. */
  readonly hold: () => Promise<void>
  readonly release: () => void
  /** Handed in or thrown away: nothing is kept any more. */
  readonly forget: () => void
  /** Begins to watch what other tabs do and whether the server is back; the result ends that. */
  readonly run: () => () => void
}

/** Changes are gathered for so long before the server is told. In ms. */
const GATHER_MS = 300
/** A draft on its way is waited for so long before the attempt is handed in. In ms. */
const HOLD_MS = 2000

export function createKeeper(id: AttemptId): Keeper {
  const keeping = createSignal<Keeping>('kept')
  const path = `/api/attempts/${id}/draft`
  let newest: Draft | null = null
  let sentSeq = 0
  let failures = 0
  let sending: Promise<void> | null = null
  let isHeld = false
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const end = (how: Keeping): void => {
    isOver = true
    clearTimeout(timer)
    keeping.set(how)
  }
  const later = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (sending !== null || isOver || isHeld || newest === null || newest.seq === sentSeq) return
      sending = put(newest).finally(() => {
        sending = null
        // What came in meanwhile.
        if (failures === 0 && newest?.seq !== sentSeq) later(GATHER_MS)
      })
    }, ms)
  }
  const put = async (draft: Draft): Promise<void> => {
    const { seq } = draft
    const reply = await send<null>('PUT', path, draft)
    if (isOver) return
    const isUnknown = reply.kind === 'refused' && reply.refused.status === 404
    if (reply.kind === 'unreachable' || isUnknown) {
      failures += 1
      keeping.set(isUnknown ? 'unknown-card' : 'unreachable')
      return later(backoffMs(failures))
    }
    const ending = reply.kind === 'refused' ? endingBy(reply.refused, seq) : null
    if (ending !== null) {
      if (ending === 'saved') forgetLocally(id)
      return end(ending)
    }
    // Any other refusal is a fault of this program, and trying again would not mend it.
    if (reply.kind === 'refused' && reply.refused.status !== 409) reportError(new Error(`draft: ${reply.refused.code}`))
    failures = 0
    sentSeq = seq
    keeping.set('kept')
  }

  return {
    keeping,
    keep: (draft, isUrgent) => {
      if (isOver) return
      newest = draft
      keepLocally(draft)
      // A failing server is asked again in its own time.
      if (failures === 0) later(isUrgent ? 0 : GATHER_MS)
    },
    partingWord: () => {
      // Beyond 64 KiB a browser refuses to send after the page is gone; this browser keeps it in any case.
      if (!isOver && newest !== null && newest.seq !== sentSeq) void send('PUT', path, newest, { keepalive: true })
    },
    hold: async () => {
      isHeld = true
      // One that is still under way then does no harm: the server knows what is saved.
      await Promise.race([sending, new Promise((done) => setTimeout(done, HOLD_MS))])
    },
    release: () => {
      isHeld = false
      later(0)
    },
    forget: () => {
      isOver = true
      clearTimeout(timer)
      forgetLocally(id)
    },
    run: () => {
      const stopListening = onForeignWrite(id, (seq) => {
        if (!isOver && seq > (newest?.seq ?? 0)) end('elsewhere')
      })
      const comeBack = () => {
        if (failures > 0) later(0)
      }
      addEventListener('online', comeBack)
      return () => {
        stopListening()
        removeEventListener('online', comeBack)
      }
    },
  }
}

/** What a refusal means for the draft of `seq`; null: nothing, it is kept or was refused for good. */
function endingBy({ status, details }: Refused, seq: number): Keeping | null {
  if (fieldOf(details, 'kind') === 'saved') return 'saved'
  // Its own state, sent twice because the first answer was lost, is not another tab's.
  const keptSeq = fieldOf(details, 'seq')
  return status === 409 && typeof keptSeq === 'number' && keptSeq > seq ? 'elsewhere' : null
}
