import { minutes, tenths } from '#core/practice/figures.ts'
import { verdictOf } from '#core/practice/gate.ts'
import { asDocument, asText } from './export.ts'
import { button, el, fill, find, findAll, type Here } from './page.ts'
import type { KeptAttempt } from './store.ts'

/** What was practised in this browser: of each card how it went, and all of it to take along or to delete. */
export function startHistory(here: Here): void {
  const section = find('[data-history]')
  if (!section) return
  const show = () => {
    const attempts = here.store.attempts()
    for (const place of findAll('[data-last]')) {
      const own = attempts.filter(({ cardId }) => cardId === place.dataset['last'])
      place.replaceChildren(...lastOf(here, own))
    }
    section.replaceChildren(el('h2', { class: 'head' }, [here.words.history.title]), ...historyOf(here, attempts))
  }
  here.store.watch(show)
  show()
}

function lastOf({ words }: Here, attempts: readonly KeptAttempt[]): readonly (Node | string)[] {
  const last = attempts.at(-1)
  if (!last) return []
  return [verdictMark(words, last), ` ${fill(words.history.tries, { n: attempts.length })}`]
}

const verdictMark = (words: Here['words'], { gate }: KeptAttempt): HTMLElement => {
  const verdict = verdictOf(gate)
  return el('strong', { 'data-verdict': verdict }, [words.gate[verdict]])
}

function historyOf(here: Here, attempts: readonly KeptAttempt[]): readonly HTMLElement[] {
  const { words, data } = here
  if (attempts.length === 0) return [el('p', {}, [words.history.none])]
  return [
    el(
      'ol',
      {},
      attempts.toReversed().map((attempt) => el('li', {}, [attemptOf(here, attempt)])),
    ),
    el('p', { class: 'v-actions' }, [
      button(words.history.asJson, { class: 'v-button' }, () =>
        download(`${data.chainId}.json`, 'application/json', asDocument(data, attempts)),
      ),
      button(words.history.asText, { class: 'v-button' }, () =>
        download(`${data.chainId}.txt`, 'text/plain', asText(here, attempts)),
      ),
      removal(here),
    ]),
  ]
}

function attemptOf({ words, data }: Here, attempt: KeptAttempt): HTMLElement {
  const card = data.cards.find(({ id }) => id === attempt.cardId)
  const when = new Date(attempt.at).toLocaleString(data.lang, { dateStyle: 'medium', timeStyle: 'short' })
  const spokenMs = attempt.sentences.reduce((sum, { ms }) => sum + (ms ?? 0), 0)
  return el('details', {}, [
    el('summary', {}, [
      verdictMark(words, attempt),
      ' ',
      el('span', { lang: card?.lang ?? data.lang }, [card?.title ?? words.history.unknown]),
      ' ',
      el('time', { datetime: attempt.at }, [`${when} · ${minutes(spokenMs)}`]),
    ]),
    ...(attempt.thought === ''
      ? []
      : [el('p', { class: 'v-note' }, [`${words.practice.thought}: ${attempt.thought}`])]),
    el(
      'ol',
      { lang: card?.lang ?? data.lang },
      attempt.sentences.map(({ text, ms }) =>
        el('li', {}, [
          text,
          ' ',
          el('small', {}, [ms === null ? words.gate.unsaid : fill(words.practice.seconds, { n: tenths(ms) })]),
        ]),
      ),
    ),
  ])
}

/** Asks once more before anything is deleted. */
function removal({ words: { history }, store }: Here): HTMLElement {
  const place = el('span', { class: 'v-removal' })
  const ask = button(history.removeAll, { class: 'v-button' }, () => {
    const keep = button(history.keep, { class: 'v-button' }, () => {
      place.replaceChildren(ask)
      ask.focus()
    })
    const sure = button(history.removeAll, { class: 'v-button v-bad' }, () => store.removeAll())
    place.replaceChildren(el('span', { role: 'alert' }, [history.sure]), sure, keep)
    keep.focus()
  })
  place.append(ask)
  return place
}

/** Hands a file to the visitor. It is made here: nothing is asked for anywhere. */
function download(name: string, type: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }))
  el('a', { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
