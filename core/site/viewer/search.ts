import type { SearchCard } from '../search-data.ts'
import { type Hit, newFinder } from './finder.ts'
import { el, fill, find, type Here, marked, readJson } from './page.ts'

/** So many are shown: who looks further types a word more. */
const SHOWN = 20

/** Finds cards while somebody types. What is asked for is in the address, so that it can be gone back to. */
export function startSearch({ data, words }: Here): void {
  const input = document.querySelector<HTMLInputElement>('.v-search input')
  const [list, status] = [find('.v-results'), find('.v-found')]
  const all = find('[data-all]')
  const documents = readJson<readonly SearchCard[]>('search-data')
  if (!input || !list || !status || !documents) return
  let search: ReturnType<typeof newFinder> | null = null

  const show = (): void => {
    const asked = input.value.trim()
    search ??= newFinder(data.cards, documents)
    const hits = asked === '' ? [] : search(asked, SHOWN)
    list.replaceChildren(...hits.map((hit) => rowOf(hit, words.search.fields)))
    if (all) all.hidden = asked !== ''
    status.textContent =
      asked === '' ? '' : hits.length === 0 ? words.search.none : fill(words.search.found, { n: hits.length })
  }
  const links = (): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('a')]

  input.addEventListener('input', (event) => {
    // What an input method is still composing is asked for when it is composed.
    if (event instanceof InputEvent && event.isComposing) return
    show()
    keep(input.value.trim())
  })
  input.addEventListener('compositionend', () => {
    show()
    keep(input.value.trim())
  })
  input.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Enter' && !isComposing) links()[0]?.click()
  })
  input.parentElement?.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const places = [input, ...links()]
    const at = places.findIndex((one) => one === document.activeElement)
    const next = places[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (at < 0 || !next) return
    next.focus()
    event.preventDefault()
  })
  // Whoever comes here wants to type; in one file this is but one leaf.
  const arrive = (): void => {
    if (input.checkVisibility()) input.focus({ preventScroll: true })
  }
  addEventListener('hashchange', arrive)
  arrive()
  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    input.value = asked
    show()
  }
}

function rowOf({ card, titleMarks, excerpt }: Hit, fields: Here['words']['search']['fields']): HTMLElement {
  return el('li', { lang: card.lang }, [
    el('a', { href: card.href, 'data-walk': true }, marked(card.title, titleMarks)),
    ...(excerpt === null
      ? []
      : [
          el('p', {}, [
            el('small', { lang: document.documentElement.lang }, [fields[excerpt.field]]),
            ' ',
            ...marked(excerpt.text, excerpt.marks),
          ]),
        ]),
  ])
}

function keep(asked: string): void {
  const address = new URL(location.href)
  if (asked === '') address.searchParams.delete('q')
  else address.searchParams.set('q', asked)
  try {
    history.replaceState(null, '', address)
  } catch {
    // Of a file that was opened from a disk some browsers do not let the address be changed.
  }
}
