import { PACES, planFor, type Plan } from '#core/practice/plan.ts'
import { el, fill } from './page.ts'
import { copyOf, type Practised, type View } from './practised.ts'
import { type Choices, type Way, WAYS } from './store.ts'

const SLOWNESS = [1, 1.5, 2, 3, 5, 10] as const

/** The question, and how to answer it. */
export function readyView(practised: Practised, start: (plan: Plan, way: Way) => void): View {
  const { words, store } = practised
  const { practice } = words
  let choices = store.choices()
  const note = el('p', { class: 'v-note v-notes', role: 'status' })
  const choose = (change: Partial<Choices>): void => {
    choices = { ...choices, ...change }
    store.choose(choices)
    say()
  }
  const say = (): void => {
    const plan = planFor(choices.pace, choices.slowness)
    const clock = fill(practice.clock, { think: (plan.thinkMs ?? 0) / 1000, sentence: plan.sentenceMs / 1000 })
    const notes = [practice.wayNotes[choices.way], practice.paceNotes[choices.pace]]
    const all = choices.pace === 'untimed' ? notes : [...notes, clock]
    note.replaceChildren(...all.map((text) => el('span', {}, [text])))
  }
  const slower = el(
    'select',
    {},
    SLOWNESS.map((n) =>
      el('option', { value: String(n), selected: n === choices.slowness }, [
        n === 1 ? practice.ordinary : fill(practice.times, { n }),
      ]),
    ),
  )
  slower.addEventListener('change', () => choose({ slowness: Number(slower.value) }))
  const form = el('form', { class: 'v-ready' }, [
    questionOf(practised),
    el('div', { class: 'v-choices' }, [
      radios(practice.way, WAYS, choices.way, practice.ways, (way) => choose({ way })),
      radios(practice.pace, PACES, choices.pace, practice.paces, (pace) => choose({ pace })),
      el('label', {}, [`${practice.slowness} `, slower]),
    ]),
    note,
    el('p', {}, [el('button', { class: 'v-main', autofocus: true }, [practice.start])]),
    el('p', { class: 'v-note' }, [practice.private]),
  ])
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    start(planFor(choices.pace, choices.slowness), choices.way)
  })
  say()
  return { element: form }
}

/** What is asked; what it says beyond its title may be folded. */
export function questionOf({ words, card, article }: Practised): HTMLElement {
  const body = copyOf(article, '[data-stage="question"] [data-body]')
  const head = el('h2', { id: 'v-asked', tabindex: '-1', lang: card.lang }, [card.title])
  if (!body) return el('div', {}, [head])
  body.lang = card.lang
  return el('div', {}, [head, el('details', { open: true }, [el('summary', {}, [words.practice.body]), body])])
}

function radios<T extends string>(
  legend: string,
  values: readonly T[],
  chosen: T,
  names: Readonly<Record<T, string>>,
  choose: (value: T) => void,
): HTMLElement {
  return el('fieldset', {}, [
    el('legend', {}, [legend]),
    ...values.map((value) => {
      const radio = el('input', { type: 'radio', name: legend, checked: value === chosen })
      radio.addEventListener('change', () => choose(value))
      return el('label', {}, [radio, names[value]])
    }),
  ])
}
