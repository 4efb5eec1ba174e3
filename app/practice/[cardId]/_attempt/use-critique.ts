import { useEffect, useState } from 'react'
import type { Phase } from '#core/practice/attempt.ts'
import type { SaidCritique } from '../../../_server/said-critique.ts'
import { send } from './http.ts'
import type { Session } from './session.ts'

export type CritiqueHere = {
  /** What the rules said last. Null: nothing yet. */
  readonly critique: SaidCritique | null
  /** The sentences they said it of: another text has no places in it to be marked. */
  readonly of: readonly string[]
  readonly state: 'waiting' | 'here' | 'unreachable'
  readonly again: () => void
}

/** A change is read so long after the last one. In ms. */
const TYPING_MS = 350

/** What the rules say of the answer, once it is over, and anew when its text is changed. The last text sent wins. */
export function useCritique({ draft, attempt }: Session, phase: Phase): CritiqueHere {
  const { cardId, runId, plan, sentences } = draft
  const [said, setSaid] = useState<{ critique: SaidCritique; of: readonly string[] } | null>(null)
  const [state, setState] = useState<CritiqueHere['state']>('waiting')
  const [tries, setTries] = useState(0)
  const isOver = attempt.endedMs !== null && phase === 'nitpick'
  const isFirst = said === null
  useEffect(() => {
    if (!isOver) return
    const aborting = new AbortController()
    const { signal } = aborting
    setState('waiting')
    const ask = async () => {
      // What happened while the answer was given is settled; what is done about it afterwards changes no times.
      const events = draft.events.filter(({ kind }) => kind !== 'judge')
      const reply = await send<SaidCritique>(
        'POST',
        '/api/attempts/critique',
        { cardId, runId, plan, events, sentences },
        { signal },
      )
      if (signal.aborted) return
      if (reply.kind === 'ok') setSaid({ critique: reply.value, of: sentences })
      setState(reply.kind === 'ok' ? 'here' : 'unreachable')
    }
    const timer = setTimeout(() => void ask(), isFirst ? 0 : TYPING_MS)
    return () => {
      clearTimeout(timer)
      aborting.abort()
    }
    // `draft.events` and `isFirst` only say how to ask; the sentences are what is asked about.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isOver, cardId, runId, plan, sentences, tries])
  return { critique: said?.critique ?? null, of: said?.of ?? [], state, again: () => setTries((n) => n + 1) }
}
