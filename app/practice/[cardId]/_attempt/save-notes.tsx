import { Hint, keyed } from '../../../_ui/kbd.tsx'
import type { Saving } from './use-saving.ts'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = {
  given: Given
  saving: Saving
  /** Hands in what is judged by now; with `reps`, on top of that many reviews. */
  again: (reps?: number) => void
}

/** Why the attempt is not saved, and what to do about it. */
export function SaveNotes({ given: { words }, saving: { trouble, isSaving }, again }: Props) {
  if (trouble === null) return null
  const isStale = trouble.kind === 'stale'
  return (
    <div className="notice minute-unsaved" role="alert">
      <p>{isStale ? fill(words.save.stale, { actual: trouble.actualReps }) : words.save[trouble.kind]}</p>
      <button
        type="button"
        className="button button-quiet"
        disabled={isSaving}
        onClick={() => (isStale ? again(trouble.actualReps) : again())}
        {...keyed('r')}
      >
        {isStale ? words.save.again : words.save.retry} <Hint k="r" />
      </button>
    </div>
  )
}
