import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Judgement } from '#core/practice/record.ts'
import { fieldOf, type Refused, send } from './http.ts'
import { finished } from './session.ts'
import type { Undertaking } from './undertaking.ts'
import { settled } from './uploads.ts'
import type { Given } from './views.ts'

/** Why the attempt is not saved yet. `stale`: the card was answered elsewhere, and counts so many reviews now. */
export type Trouble =
  | { readonly kind: 'unreachable' | 'unknown' | 'refused' }
  | { readonly kind: 'stale'; readonly actualReps: number }

export type Saving = {
  readonly isSaving: boolean
  readonly trouble: Trouble | null
  readonly save: (judgement: Judgement | null) => void
  /** What was tried last, once more; with `reps`, on top of that many reviews. */
  readonly again: (reps?: number) => void
}

/** Recordings still on their way are waited for so long; after that they go on being sent from the next page. In ms. */
const RECORDINGS_MS = 5_000

/** Hands the attempt in and goes on to what came of it. Until that has worked, nothing is let go of. */
export function useSaving({ cardId, run }: Given, { engine, keeper }: Undertaking): Saving {
  const router = useRouter()
  const [isSaving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [tried, setTried] = useState<Judgement | null>(null)

  const hand = async (judgement: Judgement | null): Promise<void> => {
    setSaving(true)
    setTrouble(null)
    setTried(judgement)
    await keeper.hold()
    const { draft } = engine.shown.get().session
    const [reply] = await Promise.all([
      send('POST', '/api/attempts', finished(draft, judgement)),
      settled(draft.id, RECORDINGS_MS),
    ])
    if (reply.kind === 'ok') {
      keeper.forget()
      return router.push(`/practice/${cardId}/${draft.id}${run ? `?run=${run.id}` : ''}` as Route)
    }
    keeper.release()
    setTrouble(reply.kind === 'unreachable' ? reply : troubleOf(reply.refused))
    setSaving(false)
  }
  return {
    isSaving,
    trouble,
    save: (judgement) => void hand(judgement),
    again: (reps) => void hand(tried && reps !== undefined ? { ...tried, expectedReps: reps } : tried),
  }
}

function troubleOf({ status, code, details }: Refused): Trouble {
  const actualReps = fieldOf(details, 'actualReps')
  if (code === 'stale' && typeof actualReps === 'number') return { kind: 'stale', actualReps }
  return { kind: status === 404 ? 'unknown' : 'refused' }
}
