import { button, el, fill, findAll, type Here } from './page.ts'
import type { SingleKeys } from './single-keys.ts'

/** So far a finger has to move to turn the page, in CSS pixels. */
const SWIPE = 50

/** Shows one slide at a time, and turns them by keys, buttons and fingers. Where it stands is in the address. */
export function startDeck({ words: { deck } }: Here, singleKeys: SingleKeys): void {
  const slides = findAll('section[data-slide]')
  const [first] = slides
  if (!first) return
  const place = el('span', { role: 'status' })
  let at = 0

  const show = (to: number, isFocused: boolean): void => {
    at = Math.max(0, Math.min(slides.length - 1, to))
    for (const [i, slide] of slides.entries()) slide.toggleAttribute('data-current', i === at)
    place.textContent = fill(deck.place, { n: at + 1, count: slides.length })
    const slide = slides[at]
    if (slide && isFocused) slide.focus({ preventScroll: true })
    scrollTo({ top: 0 })
  }
  const turn = (to: number): void => {
    show(to, true)
    history.replaceState(null, '', `#${slides[at]?.id ?? ''}`)
  }
  const fromAddress = (): void => {
    const named = slides.findIndex(({ id }) => id !== '' && `#${id}` === location.hash)
    show(Math.max(0, named), false)
  }
  const full = (): void => {
    const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
    // A browser that will not do it shows the slides as they are.
    change.catch(() => undefined)
  }

  for (const slide of slides) slide.tabIndex = -1
  document.body.dataset['deck'] = ''
  document.body.append(
    el('nav', { class: 'v-deck', 'aria-label': deck.name }, [
      button('←', { 'aria-label': deck.previous }, () => turn(at - 1)),
      place,
      button('→', { 'aria-label': deck.next }, () => turn(at + 1)),
      button(deck.full, {}, full),
    ]),
  )
  addEventListener('hashchange', fromAddress)
  addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event
    if (ctrlKey || metaKey || altKey || (/^[a-z]$/.test(key) && !singleKeys.areOn())) return
    if (target instanceof Element && target.closest('input, textarea, dialog[open]')) return
    if (key === ' ' && target instanceof Element && target.closest('a, button, summary')) return
    const to = key === ' ' ? at + (shiftKey ? -1 : 1) : targetOf(key, at, slides.length)
    if (key === 'f') full()
    else if (to !== null) turn(to)
    else return
    event.preventDefault()
  })
  swiped((by) => turn(at + by))
  fromAddress()
}

/** The slide a key leads to. Null: it is no key of slides. */
function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
    case 'j':
      return at + 1
    case 'ArrowLeft':
    case 'PageUp':
    case 'k':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

function swiped(turn: (by: 1 | -1) => void): void {
  let from: { readonly x: number; readonly y: number } | null = null
  addEventListener('touchstart', ({ touches: [one, other] }) => {
    from = one && !other ? { x: one.clientX, y: one.clientY } : null
  })
  addEventListener('touchend', ({ changedTouches: [one] }) => {
    if (!from || !one) return
    const [x, y] = [one.clientX - from.x, one.clientY - from.y]
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1)
    from = null
  })
}
