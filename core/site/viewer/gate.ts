import { minutes, tenths } from '#core/practice/figures.ts'
import { CRITERIA, type Criterion, type Gate, verdictOf } from '#core/practice/gate.ts'
import { el, fill, find } from './page.ts'
import { copyOf, type Practised, type View } from './practised.ts'
import type { Said } from './running.ts'
import type { KeptAttempt } from './store.ts'

/** What was said beside what the card says, and three criteria to judge it by. */
export function gateView(practised: Practised, said: Said, judged: (attempt: KeptAttempt) => void): View {
  const { words, card } = practised
  const { gate: texts } = words
  let gate: Gate = { recall: false, depth: false, defend: false }
  const verdict = el('p', { class: 'v-verdict', role: 'status' })
  const say = (): void => {
    const now = verdictOf(gate)
    verdict.replaceChildren(
      el('strong', { 'data-verdict': now }, [texts[now]]),
      now === 'failed' ? ` ${texts.failedNote}` : '',
    )
  }
  const boxOf = (criterion: Criterion, i: number): HTMLElement => {
    const box = el('input', { type: 'checkbox', 'data-press': `${i + 1}` })
    box.addEventListener('change', () => {
      gate = { ...gate, [criterion]: box.checked }
      say()
    })
    return el('label', {}, [
      box,
      el('span', {}, [texts.criteria[criterion]]),
      el('kbd', { 'aria-hidden': 'true' }, [`${i + 1}`]),
    ])
  }
  const form = el('form', { class: 'v-gate' }, [
    el('h2', { id: 'v-asked', lang: card.lang, tabindex: '-1', autofocus: true }, [card.title]),
    el('div', { class: 'v-compare' }, [yoursOf(practised, said), theirsOf(practised)]),
    el('fieldset', {}, [
      el('legend', {}, [texts.title]),
      el('p', { class: 'v-note' }, [texts.lead]),
      ...CRITERIA.map(boxOf),
    ]),
    verdict,
    el('p', {}, [el('button', { class: 'v-main' }, [texts.save])]),
    el('p', { class: 'v-note' }, [words.practice.private]),
  ])
  form.addEventListener('keydown', ({ key }) => find(`[data-press="${CSS.escape(key)}"]`, form)?.click())
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (said.mayJudge()) judged(attemptOf(practised, said, gate))
  })
  say()
  return { element: form }
}

function attemptOf(
  { card }: Practised,
  { startedAt, plan, way, thought, sentences, timing }: Said,
  gate: Gate,
): KeptAttempt {
  return {
    id: newId(),
    cardId: card.id,
    at: startedAt.toISOString(),
    way,
    pace: plan.pace,
    thought,
    thoughtMs: timing.thoughtMs,
    sentences: timing.sentencesMs.map((ms, i) => ({ text: sentences[i] ?? '', ms })),
    gate,
  }
}

/** No two are alike. A page that was opened from a disk or over http has no `randomUUID`. */
const newId = (): string => [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(36)).join('-')

function yoursOf({ words, card }: Practised, { thought, sentences, timing }: Said): HTMLElement {
  const seconds = (ms: number): string => fill(words.practice.seconds, { n: tenths(ms) })
  const facts = [
    fill(words.gate.spent, { spoken: seconds(timing.spokenMs), total: minutes(timing.totalMs) }),
    ...(timing.pausedMs > 0 ? [fill(words.gate.paused, { time: minutes(timing.pausedMs) })] : []),
    ...(timing.hiddenMs > 0 ? [fill(words.gate.hidden, { time: minutes(timing.hiddenMs) })] : []),
  ]
  return el('section', {}, [
    el('h3', {}, [words.gate.yours]),
    ...(thought === '' ? [] : [el('p', { class: 'v-note' }, [`${words.practice.thought}: ${thought}`])]),
    el(
      'ol',
      { class: 'v-said', lang: card.lang },
      timing.sentencesMs.map((ms, i) =>
        el('li', {}, [
          el('span', { 'aria-hidden': 'true' }, [`${i + 1}`]),
          el('span', {}, [sentences[i] ?? '']),
          el('span', { class: 'v-time' }, [ms === null ? words.gate.unsaid : seconds(ms)]),
        ]),
      ),
    ),
    el('p', { class: 'v-note' }, [facts.join(' · ')]),
  ])
}

function theirsOf({ words, card, article }: Practised): HTMLElement {
  // With the key points, where there are any.
  const answer = copyOf(article, '[data-stage="answer"] [data-body]')
  return el('section', { lang: card.lang, 'data-stage': 'answer' }, [
    el('h3', { lang: document.documentElement.lang }, [words.gate.answer]),
    answer ?? el('p', { class: 'v-note', lang: document.documentElement.lang }, [words.gate.noAnswer]),
  ])
}
