import { button, el, find, findAll, type Here, shown } from './page.ts'
import { articleHere, revealNext, toggleAll } from './reveal.ts'
import type { SingleKeys } from './single-keys.ts'

/** Where a key is typed, or means something to the element it is on. */
const OWN = 'input, textarea, select, [contenteditable], dialog[open]'
const PRESSED = 'a, button, summary'

/** Keys of every page, and the table of them. The keys of slides and of practice are their own. */
export function startKeys(here: Here, singleKeys: SingleKeys): void {
  const { data } = here
  const help = helpOf(here, singleKeys)
  const open = () => {
    if (!help.isConnected) document.body.append(help)
    help.showModal()
  }
  for (const one of findAll('[data-keys]')) one.addEventListener('click', open)
  const acts: Readonly<Record<string, () => boolean>> = {
    '?': () => done(open),
    '/': () => done(() => toSearch(data.pages.search)),
    j: () => step(1),
    k: () => step(-1),
    r: revealNext,
    ' ': revealNext,
    a: () => done(toggleAll),
    p: () => done(() => practise(data.pages.practice)),
  }
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event
    if (!singleKeys.areOn() || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return
    if (target instanceof Element && (target.closest(OWN) || (key === ' ' && target.closest(PRESSED)))) return
    if (document.body.dataset['page'] === 'slides' && key !== '?' && key !== '/') return
    if (acts[key.length === 1 ? key.toLowerCase() : key]?.()) event.preventDefault()
  })
}

function done(act: () => void): true {
  act()
  return true
}

function toSearch(href: string): void {
  const [input] = shown(findAll('.v-search input'))
  if (input) input.focus()
  else location.assign(href)
}

/** The card that is read, or else which one to choose. */
function practise(otherwise: string): void {
  const article = articleHere()
  const link = article && find('a[data-practise]', article)
  if (link) link.click()
  else location.assign(otherwise)
}

/** To the next thing to step to, or the one before. False: there is none. */
function step(by: 1 | -1): boolean {
  const article = articleHere()
  const steps = shown(findAll('[data-walk]', article ?? document))
  const at = steps.findIndex((one) => one.contains(document.activeElement))
  const next = at < 0 && by < 0 ? undefined : steps[at + by]
  if (next) {
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
    return true
  }
  const [onward] = shown(findAll(`a[rel~="${by > 0 ? 'next' : 'prev'}"]`))
  onward?.click()
  return onward !== undefined
}

function helpOf({ words: { keys } }: Here, { areOn, turn }: SingleKeys): HTMLDialogElement {
  const isDeck = document.body.dataset['page'] === 'slides'
  const rows: readonly (readonly [keys: readonly string[], what: string])[] = [
    ...(isDeck
      ? [
          [['→', '←', keys.space], keys.slides] as const,
          [['Home', 'End'], keys.ends] as const,
          [['f'], keys.full] as const,
        ]
      : [
          [['j', 'k'], keys.step] as const,
          [['r', keys.space], keys.reveal] as const,
          [['a'], keys.all] as const,
          [['p'], keys.practise] as const,
        ]),
    [['/'], keys.search],
    [['?'], keys.help],
  ]
  const box = el('input', { type: 'checkbox', checked: areOn() })
  box.addEventListener('change', () => turn(box.checked))
  const dialog: HTMLDialogElement = el('dialog', { class: 'v-help', 'aria-labelledby': 'v-keys' }, [
    el('h2', { id: 'v-keys' }, [keys.title]),
    el(
      'dl',
      {},
      rows.map(([names, what]) =>
        el('div', {}, [
          el(
            'dt',
            {},
            names.flatMap((name) => [el('kbd', {}, [name]), ' ']),
          ),
          el('dd', {}, [what]),
        ]),
      ),
    ),
    el('label', {}, [box, keys.on]),
    button(keys.close, { class: 'v-button' }, () => dialog.close()),
  ])
  return dialog
}
