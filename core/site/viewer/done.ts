import { verdictOf } from '#core/practice/gate.ts'
import { button, el, fill } from './page.ts'
import { nextOf, type Practised, type View } from './practised.ts'
import type { KeptAttempt } from './store.ts'

/** How it went, and where to go on. */
export function doneView(practised: Practised, { gate }: KeptAttempt, isKept: boolean, again: () => void): View {
  const { words, data, card } = practised
  const verdict = verdictOf(gate)
  const next = nextOf(practised)
  const element = el('div', { class: 'v-done' }, [
    el('h2', { id: 'v-asked', lang: card.lang, tabindex: '-1', autofocus: next === null }, [card.title]),
    el('p', { class: 'v-verdict', role: 'status' }, [el('strong', { 'data-verdict': verdict }, [words.gate[verdict]])]),
    el('p', { class: 'v-note' }, [isKept ? words.done.kept : words.done.unkept]),
    next
      ? el('p', {}, [
          el('a', { class: 'v-main', href: next.href, autofocus: true }, [
            fill(words.done.next, { title: next.card.title }),
          ]),
        ])
      : el('p', {}, [words.done.end]),
    el('p', { class: 'v-actions' }, [
      button(words.done.again, { class: 'v-plain' }, again),
      el('a', { class: 'v-plain', href: card.href }, [words.done.back]),
      el('a', { class: 'v-plain', href: data.pages.practice }, [words.done.history]),
    ]),
  ])
  return { element }
}
