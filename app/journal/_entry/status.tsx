import { fill } from '../../_ui/fill.ts'
import type { PlainlyWritten } from './actions.ts'
import type { Manner } from './given.ts'
import type { Shown } from './saver.ts'

type Props = { shown: Shown | null; said: PlainlyWritten | null; manner: Manner }

/** Whether what is written is saved, quietly. */
export function Status({ shown, said, manner }: Props) {
  const { state, text } = shown ? { state: shown.state, text: sayShown(shown, manner) } : sayPlainly(said)
  return (
    <span role="status" className="entry-status" data-state={state}>
      {text}
    </span>
  )
}

function sayPlainly(said: PlainlyWritten | null): { readonly state: string; readonly text: string } {
  return { state: said === null || said.isOk ? 'saved' : 'refused', text: said?.note ?? '' }
}

function sayShown({ state, savedAtMs }: Shown, { words, locale, timeZone }: Manner): string {
  switch (state) {
    case 'typing':
      return ''
    case 'saving':
      return words.saving
    case 'saved': {
      if (savedAtMs === null) return ''
      const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
      return fill(words.saved, { time: clock.format(savedAtMs) })
    }
    default:
      return words.trouble[state]
  }
}
