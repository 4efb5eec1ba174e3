import type { SentenceNumber } from '../plan.ts'
import type { Answer } from './answer.ts'
import type { RuleId, Span, Values } from './finding.ts'

/** A finding before it has its name. */
export type Found<R extends RuleId> = {
  readonly sentence: SentenceNumber | null
  readonly quote: string
  readonly span: Span | null
  readonly values: Values[R]
}

export type Rule<R extends RuleId> = {
  /** `answer`: makes sense only of a whole one. `sentence`: also of one sentence tried again. */
  readonly of: 'answer' | 'sentence'
  /** `words`: silent where nothing is written down, as when one spoke with nothing but the clock. */
  readonly needs: 'words' | 'nothing'
  readonly check: (answer: Answer) => readonly Found<R>[]
}

/** Words of one rule that are findings of their own; the others are counted. */
const MAX_LISTED = 3

/** The same word in several places is one finding, at the first; a long list ends with how many more there are. */
export function listed<F extends { readonly words: string; readonly sentence: SentenceNumber }>(
  hits: readonly F[],
): readonly (F & { readonly times: number; readonly more: number })[] {
  const first = new Map<string, { readonly hit: F; times: number }>()
  for (const hit of hits) {
    const key = hit.words.normalize('NFKC').toLowerCase()
    const same = first.get(key)
    if (same) same.times += 1
    else first.set(key, { hit, times: 1 })
  }
  const all = [...first.values()]
  return all.slice(0, MAX_LISTED).map(({ hit, times }, i) => ({
    ...hit,
    times,
    more: i === MAX_LISTED - 1 ? all.length - MAX_LISTED : 0,
  }))
}

export const seconds = (ms: number): string => `${tenths(ms)} s`
export const tenths = (ms: number): number => Math.round(ms / 100) / 10
