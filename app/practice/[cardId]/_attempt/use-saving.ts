import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Judgement } from '#core/practice/record.ts'
import { fieldOf, type Refused, send } from './http.ts'
import { finished, isReadyToSave } from './session.ts'
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
}

/** Recordings still on their way are waited for so long; after that they go on being sent from the next page. In ms. */
const RECORDINGS_MS = 5_000

/** Going back brings a page as it was given; what its own answers have added since is known here. */
const counted = new WeakMap<Given, number>()
/** Reviews that count, as far as this page knows. */
export const repsOf = (given: Given): number => counted.get(given) ?? given.reps

/** Hands the attempt in and goes on to what came of it. Until that has worked, nothing is let go of. */
export function useSaving(given: Given, { engine, keeper }: Undertaking): Saving {
  const { cardId, run } = given
  const router = useRouter()
  const [isSaving, setSaving] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const hand = async (judgement: Judgement | null): Promise<void> => {
    setSaving(true)
    setTrouble(null)
    await keeper.hold()
    const { draft } = engine.shown.get().session
    const [reply] = await Promise.all([
      send('POST', '/api/attempts', finished(draft, judgement)),
      settled(draft.id, RECORDINGS_MS),
    ])
    if (reply.kind === 'ok') {
      keeper.forget()
      const reps = fieldOf(fieldOf(reply.value, 'review'), 'reps')
      if (typeof reps === 'number') counted.set(given, reps)
      return router.push(`/practice/${cardId}/${draft.id}${run ? `?run=${run.id}` : ''}` as Route)
    }
    keeper.release()
    setTrouble(reply.kind === 'unreachable' ? reply : troubleOf(reply.refused))
    setSaving(false)
  }
  return {
    isSaving,
    trouble,
    save: (judgement) => {
      if (!isSaving && isReadyToSave(engine.shown.get().session.draft, engine.nowMs())) void hand(judgement)
    },
  }
}

function troubleOf({ status, code, details }: Refused): Trouble {
  const actualReps = fieldOf(details, 'actualReps')
  if (code === 'stale' && typeof actualReps === 'number') return { kind: 'stale', actualReps }
  return { kind: status === 404 ? 'unknown' : 'refused' }
}
