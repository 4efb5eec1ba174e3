import { tenths } from '#core/practice/figures.ts'
import { verdictOf } from '#core/practice/gate.ts'
import type { SiteData } from '../contract.ts'
import { fill, type Here } from './page.ts'
import type { KeptAttempt } from './store.ts'

/** Everything practised, as JSON with what can be derived of it. */
export const asDocument = ({ chainId, version }: SiteData, attempts: readonly KeptAttempt[]): string =>
  JSON.stringify(
    { chainId, version, attempts: attempts.map((attempt) => ({ ...attempt, verdict: verdictOf(attempt.gate) })) },
    null,
    2,
  )

/** The same to be read. */
export function asText({ data, words }: Pick<Here, 'data' | 'words'>, attempts: readonly KeptAttempt[]): string {
  const titles = new Map<string, string>(data.cards.map(({ id, title }) => [id, title]))
  return attempts
    .map(({ cardId, at, thought, sentences, gate }) =>
      [
        titles.get(cardId) ?? words.history.unknown,
        `${new Date(at).toLocaleString(data.lang)} · ${words.gate[verdictOf(gate)]}`,
        ...(thought === '' ? [] : [`${words.practice.thought}: ${thought}`]),
        ...sentences.map(({ text, ms }, i) => {
          const time = ms === null ? words.gate.unsaid : fill(words.practice.seconds, { n: tenths(ms) })
          return `${i + 1}. ${text === '' ? '' : `${text} `}(${time})`
        }),
        '',
      ].join('\n'),
    )
    .join('\n')
}
