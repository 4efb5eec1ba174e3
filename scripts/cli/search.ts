import { type CardHit, MAX_HITS, search, type SearchResults } from '#core/study/search.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

/** Cards, open questions, references, demos and entries, best first. Several words need no quotes. */
export async function find(words: readonly string[], { limit }: { readonly limit: number }): Promise<Output> {
  if (limit > MAX_HITS) throw new Failure(`--limit is ${limit}: at most ${MAX_HITS} are found`, true)
  const results = await withLibrary((ctx) => search(ctx, words.join(' '), limit))
  return { text: describe(results), json: results }
}

function describe({ cards, open, references, demos, entries }: SearchResults): string {
  const lines = [
    ...cards.flatMap((card) => [`${card.id}  ${card.title}`, ...excerptOf(card)]),
    ...open.map(({ card, text }) => `open in ${card.id}: ${text}`),
    ...references.map(({ card, title, url }) => `reference of ${card.id}: ${title} ${url}`),
    ...demos.map(({ id, title }) => `demo ${id}: ${title}`),
    ...entries.map(({ day, title }) => `journal ${day}: ${title}`),
  ]
  return lines.length === 0 ? 'nothing was found' : lines.join('\n')
}

const excerptOf = ({ stage, excerpt }: CardHit): string[] =>
  excerpt === null ? [] : [`    ${stage ?? excerpt.field}: ${excerpt.text}`]
