import { STAGES, type StageId } from '#core/card/stages.ts'

/** Where a card stands with its learner. `open`: it is a question that is no card yet. */
export const STANDINGS = ['due', 'failed', 'leech', 'open'] as const
export type Standing = (typeof STANDINGS)[number]

/** A search, as it was typed. `is`, `not` and the like narrow it; alone they find all that fits. */
export type Query = {
  /** What is searched for by its words, in any order, well spelt or not. */
  readonly words: string
  /** What must stand there just so, but for case and white space. */
  readonly phrases: readonly string[]
  readonly not: readonly string[]
  /** Each of them; a topic that is not wanted is among `notTopics`. */
  readonly topics: readonly string[]
  readonly notTopics: readonly string[]
  /** Any of them. */
  readonly stages: readonly StageId[]
  readonly standings: readonly Standing[]
  readonly langs: readonly string[]
  readonly hosts: readonly string[]
}

/** The longest search that is read; the rest of a longer one is of no account. */
export const MAX_QUERY = 10_000

/** Of each list so many are read: nobody means more, and each has to be looked for. */
const MOST = 32

// One filter, phrase or word, with or without a minus. Quotes as they are typed on any keyboard.
const PIECE =
  /(-?)(?:([a-z]+)[:：](?:["“”]([^"“”]*)["“”]|([^\s"“”]+))|["“”]([^"“”]*)["“”]?|「([^「」]*)」?|([^\s"“”「」]+))/giu

/** Reads what somebody typed. Never fails: what is no filter is a word. */
export function parseQuery(typed: string): Query {
  const found = {
    words: [] as string[],
    phrases: [] as string[],
    not: [] as string[],
    topics: [] as string[],
    notTopics: [] as string[],
    stages: [] as StageId[],
    standings: [] as Standing[],
    langs: [] as string[],
    hosts: [] as string[],
  }
  const filter = (name: string, value: string, isNot: boolean): boolean => {
    if (value === '') return false
    if (name === 'topic') return (isNot ? found.notTopics : found.topics).push(value) > 0
    if (isNot) return false
    if (name === 'lang') return found.langs.push(value) > 0
    if (name === 'ref') return found.hosts.push(value) > 0
    const [stage, standing] = [STAGES.find((one) => one === value), STANDINGS.find((one) => one === value)]
    if (name === 'stage' && stage) return found.stages.push(stage) > 0
    return name === 'is' && standing !== undefined && found.standings.push(standing) > 0
  }
  for (const piece of typed.slice(0, MAX_QUERY).matchAll(PIECE)) {
    const [whole, minus, name, quoted, bare, phrase, chinese, word] = piece
    const isNot = minus === '-'
    const said = phrase ?? chinese
    if (name !== undefined && filter(name.toLowerCase(), (quoted ?? bare ?? '').trim().toLowerCase(), isNot)) continue
    if (isNot && (said ?? word ?? '') !== '') found.not.push((said ?? word ?? '').trim())
    else if (said !== undefined && said.trim() !== '') found.phrases.push(said.trim())
    else found.words.push(whole)
  }
  const { words, ...lists } = found
  const first = <T>(list: readonly T[]): readonly T[] => list.slice(0, MOST)
  const not = first(lists.not)
  const rest = {
    phrases: first(lists.phrases),
    topics: first(lists.topics),
    notTopics: first(lists.notTopics),
    stages: first(lists.stages),
    standings: first(lists.standings),
    langs: first(lists.langs),
    hosts: first(lists.hosts),
  }
  // Who only says what is not wanted means it to be found: `-O2`.
  const isOnlyNot = words.length === 0 && Object.values(rest).every((list) => list.length === 0)
  return isOnlyNot
    ? { ...rest, words: not.map((word) => `-${word}`).join(' '), not: [] }
    : { ...rest, words: words.join(' '), not }
}
