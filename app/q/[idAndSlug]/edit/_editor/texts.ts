import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { textOf, withText } from '#core/card/with-text.ts'
import { onWire, type Part } from './parts.ts'

/** A card's file as it was at some time. */
export type File = {
  readonly path: string
  readonly hash: string
  readonly source: string
  readonly parsed: ParsedCard
}

export const readFile = ({ path, hash, source }: Omit<File, 'parsed'>): File => ({
  path,
  hash,
  source,
  parsed: parseCard(source, path),
})

/** What the editor shows of a file: editors know one kind of line end. */
export const textIn = ({ parsed }: Pick<File, 'parsed'>, part: Part): string =>
  textOf(parsed, onWire(part)).replace(/\r\n?/g, '\n')

/** Whether two texts of a part make the same file: blank lines around a section are none of its text. */
export const isSame = (part: Part, a: string, b: string): boolean => (part === 'whole' ? a === b : bare(a) === bare(b))

const bare = (text: string): string => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()

/** The whole file with these texts in their sections. Null where one of them would swallow others. */
export function composed({ source, path, parsed }: File, texts: ReadonlyMap<Part, string>): string | null {
  let whole: ParsedCard = parsed
  for (const [part, text] of texts) {
    const placed = withText(whole, onWire(part), text)
    if (!placed.ok) return null
    whole = parseCard(placed.value, path)
  }
  return texts.size === 0 ? source : whole.source
}
