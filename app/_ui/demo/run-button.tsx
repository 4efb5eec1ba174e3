import { Hint, keyed } from '../kbd.tsx'
import type { RunHere } from './use-run.ts'
import type { Given } from './views.ts'

type Props = { given: Given; isEdited: boolean; running: RunHere; start: () => void }

/** Runs the demo, or stops it. One button, so that whoever pressed it has it at hand to press again. */
export function RunButton({ given: { words, title }, isEdited, running: { isGoing, stop }, start }: Props) {
  const word = isGoing ? words.stop : isEdited ? words.runEdited : words.run
  return (
    <button
      type="button"
      className="button demo-run"
      data-going={isGoing ? '' : undefined}
      onClick={isGoing ? stop : start}
      data-key-label={`${word}: ${title}`}
      {...keyed('x')}
    >
      {word} <Hint k="x" />
    </button>
  )
}
