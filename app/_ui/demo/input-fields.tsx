import type { KeyboardEvent } from 'react'
import { hasOtherInput } from './edits.ts'
import type { EditHere } from './use-edit.ts'
import type { Given } from './views.ts'

type Props = { given: Given; here: EditHere; idOf: (part: string) => string }

/** Arguments and standard input. Open where the demo brings some. */
export function InputFields({ given: { words, args, stdin }, here, idOf }: Props) {
  const { edit, stored, change } = here
  const isChanged = hasOtherInput(edit, stored)
  const leave = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur()
  }
  return (
    <details className="demo-input" open={args.length > 0 || stdin !== '' || isChanged || undefined}>
      <summary>
        {words.input}
        {isChanged && <span className="demo-edited"> {words.edited}</span>}
      </summary>
      <div className="demo-fields">
        <p>
          <label htmlFor={idOf('args')}>{words.args}</label>
          <span id={idOf('args-note')}>{words.argsNote}</span>
          <textarea
            id={idOf('args')}
            aria-describedby={idOf('args-note')}
            className="field"
            rows={Math.max(1, Math.min(6, edit.args.length))}
            spellCheck={false}
            value={edit.args.join('\n')}
            onChange={({ target }) => change({ args: target.value === '' ? [] : target.value.split('\n') })}
            onKeyDown={leave}
          />
        </p>
        <p>
          <label htmlFor={idOf('stdin')}>{words.stdin}</label>
          <textarea
            id={idOf('stdin')}
            className="field"
            rows={Math.max(1, Math.min(8, edit.stdin.split('\n').length))}
            spellCheck={false}
            value={edit.stdin}
            onChange={({ target }) => change({ stdin: target.value })}
            onKeyDown={leave}
          />
        </p>
      </div>
    </details>
  )
}
