import type { Attempt } from '#core/practice/attempt.ts'
import { tenths } from '#core/practice/figures.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { Plan, SentenceNumber } from '#core/practice/plan.ts'
import { endsSentence } from '#core/practice/sentence-end.ts'
import { el, fill } from './page.ts'
import type { Practised } from './practised.ts'

type Acts = {
  readonly end: () => void
  readonly finish: () => void
  /** Whether an input method is composing. */
  readonly hold: (isHeld: boolean) => void
}

export type Rows = {
  readonly element: HTMLElement
  readonly draw: (now: Attempt) => void
  readonly focus: (sentence: SentenceNumber) => void
  /** What was typed, one for each sentence. */
  readonly texts: () => readonly string[]
}

/** The sentences one below the other: fields to type them into, or only their times. */
export function newRows({ words, card }: Practised, plan: Plan, isTyped: boolean, acts: Acts): Rows {
  const { practice } = words
  let running: SentenceNumber | null = null
  const rows = plan.sentences.map((number) => {
    const name = fill(practice.sentence, { n: number })
    const field = isTyped
      ? el('textarea', { rows: '1', maxlength: '4000', lang: card.lang, 'aria-label': name, autocomplete: 'off' })
      : null
    const time = el('span', { class: 'v-time' })
    const item = el('li', {}, [el('span', { 'aria-hidden': 'true' }, [`${number}`]), field ?? el('span'), time])
    field?.addEventListener('keydown', (event) => onKey(event, number, acts, running))
    field?.addEventListener('input', (event) => {
      const { inputType, isComposing } = event instanceof InputEvent ? event : { inputType: '', isComposing: false }
      // A pasted paragraph is not a sentence that was just ended.
      const isTypedNow = inputType.startsWith('insert') && inputType !== 'insertFromPaste' && !isComposing
      if (isTypedNow) endIfWhole(field)
    })
    field?.addEventListener('compositionstart', () => acts.hold(true))
    field?.addEventListener('compositionend', () => {
      acts.hold(false)
      endIfWhole(field)
    })
    return { number, field, time, item }
  })
  const endIfWhole = (field: HTMLTextAreaElement): void => {
    const isRunning = rows.some((row) => row.field === field && row.number === running)
    if (isRunning && field.selectionStart === field.value.length && endsSentence(field.value)) acts.end()
  }

  return {
    element: el(
      'ol',
      { class: 'v-rows' },
      rows.map(({ item }) => item),
    ),
    draw: (now) => {
      running = runningSentence(plan, now)
      for (const [i, { number, field, time, item }] of rows.entries()) {
        const part = now.sentences[i]
        const isNow = number === running
        const overMs = plan.pace === 'untimed' || !part ? 0 : Math.max(0, part.ms - plan.sentenceMs)
        item.dataset['state'] = isNow ? 'now' : part ? 'said' : 'coming'
        item.toggleAttribute('data-over', overMs > 0)
        time.textContent = !part || isNow ? '' : fill(practice.seconds, { n: tenths(part.ms) })
        if (field) {
          field.disabled = running !== null && number > running
          field.readOnly = now.isPaused
        }
      }
    },
    focus: (sentence) => rows.find(({ number }) => number === sentence)?.field?.focus(),
    texts: () => rows.map(({ field }) => field?.value.trim() ?? ''),
  }
}

function onKey(event: KeyboardEvent, number: SentenceNumber, acts: Acts, running: SentenceNumber | null): void {
  // 229 is how Safari says that the input method has this key.
  if (event.isComposing || event.keyCode === 229 || event.shiftKey || event.key !== 'Enter') return
  event.preventDefault()
  if (event.repeat) return
  if (event.ctrlKey || event.metaKey) acts.finish()
  else if (number === running) acts.end()
}
