import { type PartId, PARTS } from '#core/card/parts.ts'
import { AttemptId } from '#core/practice/record.ts'

/** A text on the line of a card's growth, that can be held against another: a part of a version, or what an attempt said. */
export type GrowthPoint =
  | { readonly of: 'version'; readonly n: number; readonly part: PartId }
  | { readonly of: 'attempt'; readonly id: AttemptId; readonly part: 'answer' | 'thought' }

/** As it stands in an address: `3.answer`, `<uuid>.thought`. */
export const pointText = (point: GrowthPoint): string => `${point.of === 'version' ? point.n : point.id}.${point.part}`

/** What `pointText` wrote. Null: anything else. */
export function readPoint(text: string): GrowthPoint | null {
  const [of = '', name = '', ...more] = text.split('.')
  const part = PARTS.find((one) => one === name)
  if (part === undefined || more.length > 0) return null
  if (/^[1-9]\d{0,8}$/.test(of)) return { of: 'version', n: Number(of), part }
  const id = AttemptId.safeParse(of)
  return id.success && (part === 'answer' || part === 'thought') ? { of: 'attempt', id: id.data, part } : null
}

const HEADING = /^\s*#{1,6}(?:[ \t][^\r\n]*)?(?:\r?\n|\r|$)/

/** What a part of a card says: a section without its heading. */
export const textOfPart = (part: PartId, text: string): string =>
  (part === 'frontmatter' || part === 'preface' ? text : text.replace(HEADING, '')).trim()

/** What an attempt said, as its card would have it: a list by the numbers of the sentences. */
export const saidAsList = (sentences: readonly string[]): string =>
  sentences.flatMap((sentence, i) => (sentence.trim() === '' ? [] : `${i + 1}. ${sentence.trim()}`)).join('\n')
