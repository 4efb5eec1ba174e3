import { useEffect, useRef } from 'react'
import { isTaken, useComposing } from './composing.ts'
import type { Engine } from './engine.ts'
import { MAX_TEXT } from './limits.ts'
import type { Given } from './views.ts'

type Props = { given: Given; engine: Engine; text: string; isPaused: boolean; togglePause: () => void }

/** The flash of the first seconds, in keywords. Enter goes on to the answer, Shift Enter begins a line. */
export function Thought({ given: { words, lang }, engine, text, isPaused, togglePause }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { handlers } = useComposing(engine, () => {})
  useEffect(() => {
    // On a phone its keyboard would come up over the question.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true })
  }, [])
  return (
    <label className="minute-thought">
      <span>{words.think.label}</span>
      <textarea
        ref={field}
        className="field"
        lang={lang}
        rows={3}
        maxLength={MAX_TEXT}
        placeholder={words.think.placeholder}
        value={text}
        readOnly={isPaused}
        onChange={({ target }) => engine.edit({ kind: 'thought', text: target.value })}
        onKeyDown={(event) => {
          if (isTaken(event) || event.shiftKey) return
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          if (event.repeat) return
          if (event.key === 'Escape' || isPaused) togglePause()
          else engine.happen('mark')
        }}
        {...handlers}
      />
    </label>
  )
}
