import { PRACTISE, PRACTISE_ALL } from '../contract.ts'
import { doneView } from './done.ts'
import { gateView } from './gate.ts'
import { button, el, fill, find, findAll, type Here } from './page.ts'
import type { Practised, View } from './practised.ts'
import { readyView } from './ready.ts'
import { runningView, type Said } from './running.ts'

/** Practises whichever card the address names, on top of the page. */
export function startPractice(here: Here): void {
  const body = el('div', { class: 'v-body' })
  const place = el('p', { class: 'v-note' })
  const dialog = el('dialog', { class: 'v-practise', 'aria-labelledby': 'v-asked' }, [
    el('header', {}, [place, button(here.words.practice.close, { class: 'v-plain' }, () => leave())]),
    body,
  ])
  let view: View | null = null
  let asked: Practised | null = null

  const show = (next: View): void => {
    view?.stop?.()
    view = next
    body.replaceChildren(next.element)
    dialog.scrollTo({ top: 0 })
    find('[autofocus]', body)?.focus({ preventScroll: true })
  }
  const ready = (practised: Practised): void =>
    show(readyView(practised, (plan, way) => show(runningView(practised, plan, way, (said) => judge(practised, said)))))
  const judge = (practised: Practised, said: Said): void =>
    show(
      gateView(practised, said, (attempt) => {
        const isKept = practised.store.add(attempt)
        show(doneView(practised, attempt, isKept, () => ready(practised)))
      }),
    )
  const close = (): void => {
    view?.stop?.()
    view = null
    dialog.close()
  }
  const leave = (): void => {
    const href = asked?.card.href ?? ''
    close()
    if (href.startsWith('#')) location.replace(href)
    else history.replaceState(null, '', location.pathname + location.search)
  }
  const look = (): void => {
    asked = practisedIn(here, location.hash.slice(1))
    if (asked === null) {
      if (dialog.open) close()
      return
    }
    const { data, words } = here
    const at = asked.card.place
    place.textContent = asked.isAll
      ? fill(words.practice.place, { n: at + 1, count: data.count })
      : words.practice.title
    if (!dialog.isConnected) document.body.append(dialog)
    if (!dialog.open) dialog.showModal()
    ready(asked)
  }

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    if (view?.escape) view.escape()
    else leave()
  })
  // A key held down says the same thing once: it does not run on through the phases.
  dialog.addEventListener('keydown', (event) => {
    const isField = event.target instanceof HTMLTextAreaElement
    if (event.repeat && !isField && [' ', 'Enter', 'Escape'].includes(event.key)) event.preventDefault()
  })
  addEventListener('hashchange', look)
  look()
}

function practisedIn(here: Here, address: string): Practised | null {
  const isAll = address.startsWith(PRACTISE_ALL)
  if (!isAll && !address.startsWith(PRACTISE)) return null
  const id = address.slice((isAll ? PRACTISE_ALL : PRACTISE).length)
  const card = here.data.cards.find((one) => one.id === id)
  const article = findAll('article[data-card]').find(({ dataset }) => dataset['card'] === id)
  return card && article ? { ...here, card, article, isAll } : null
}
