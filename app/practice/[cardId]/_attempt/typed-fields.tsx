import { useLayoutEffect, useRef } from 'react'
import { runningSentence } from '#core/practice/meant.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import { endsSentence } from '#core/practice/sentence-end.ts'
import { isTaken, useComposing } from './composing.ts'
import type { Engine, Shown } from './engine.ts'
import { MAX_TEXT } from './limits.ts'
import { Rows } from './rows.tsx'
import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = { given: Given; engine: Engine; shown: Shown; togglePause: () => void }

/** One field a sentence. The running one has the focus; those said stay open to a correction, which costs no time. */
export function TypedFields({ given, engine, shown, togglePause }: Props) {
  const { words, lang } = given
  const { draft } = shown.session
  const running = runningSentence(draft.plan, shown.now)
  const { isPaused } = shown.now
  const fields = useRef(new Map<SentenceNumber, HTMLTextAreaElement>())
  const end = (text: string) => {
    if (running === null) return
    if (text !== text.trimEnd()) engine.edit({ kind: 'sentence', number: running, text: text.trimEnd() })
    engine.happen('mark')
  }
  const endIfWhole = (field: HTMLTextAreaElement) => {
    const isAtEnd = field.selectionStart === field.value.length
    if (Number(field.dataset['sentence']) === running && isAtEnd && endsSentence(field.value)) end(field.value)
  }
  const { isComposing, handlers } = useComposing(engine, endIfWhole)
  const focusRunning = () => fields.current.get(running ?? 1)?.focus({ preventScroll: true })

  const ended = useRef<SentenceNumber | null>(null)
  useLayoutEffect(() => {
    const { activeElement } = document
    const held = activeElement instanceof HTMLTextAreaElement ? Number(activeElement.dataset['sentence']) : null
    // Whoever is mending an earlier sentence, or composing, keeps the field.
    if (!isComposing.current && (held === null || held === ended.current)) {
      const field = fields.current.get(running ?? 1)
      field?.focus({ preventScroll: true })
      field?.setSelectionRange(field.value.length, field.value.length)
      field?.scrollIntoView({ block: 'nearest' })
    }
    ended.current = running
  }, [running, isComposing])

  return (
    <Rows
      given={given}
      shown={shown}
      cell={(number) => (
        <textarea
          ref={(field) => {
            if (field) fields.current.set(number, field)
          }}
          lang={lang}
          rows={1}
          maxLength={MAX_TEXT}
          data-sentence={number}
          aria-label={fill(words.answer.field, { n: number })}
          aria-current={number === running ? 'step' : undefined}
          value={draft.sentences[number - 1] ?? ''}
          readOnly={isPaused}
          disabled={running !== null && number > running}
          onChange={({ target, nativeEvent }) => {
            engine.edit({ kind: 'sentence', number, text: target.value })
            // A pasted paragraph is not a sentence that was just ended.
            // What a program writes into the field says nothing of how.
            const { inputType = '', isComposing: composes } = nativeEvent as Partial<InputEvent>
            if (!composes && inputType.startsWith('insert') && inputType !== 'insertFromPaste') endIfWhole(target)
          }}
          onKeyDown={(event) => {
            if (isTaken(event) || event.shiftKey) return
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            if (event.repeat) return
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) engine.happen('finish')
            else if (event.key === 'Escape' || isPaused) togglePause()
            else if (number === running) end(event.currentTarget.value)
            else focusRunning()
          }}
          {...handlers}
        />
      )}
    />
  )
}
