import { CardId } from './card.ts'
import type { FollowUp } from './card.ts'

// No character that means anything to the parser, or that it would change: what stands there is the text.
const WORDS = String.raw`[^\s\0\\\[\]()<>{}*_~\x60&$|@!:=#+>-][^\0\\\[\]<>{}*_~\x60&$|\r\n]*`
const EDGE = new RegExp(String.raw`^- \[(${WORDS})\]\(card:([a-z0-9-]+)\)$`)
const OPEN = new RegExp(String.raw`^- (?!\d+[.)])(${WORDS})$`)

/**
 * The items of a stage 6 that is one flat list of links to cards and plain questions, without the parser: forty times
 * as fast. Null where there is anything else, or anything to complain of.
 */
export function plainItems(text: string, self: CardId, maxText: number): readonly FollowUp[] | null {
  const items: FollowUp[] = []
  const seen = new Set<CardId>()
  const clean = (words: string): string => words.replace(/\s+/g, ' ').trim().slice(0, maxText)
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') continue
    const [, label, target] = EDGE.exec(line) ?? []
    const question = OPEN.exec(line)?.[1]
    if (label !== undefined) {
      const id = CardId.safeParse(target)
      if (!id.success || id.data === self) return null
      if (!seen.has(id.data)) items.push({ kind: 'card', id: id.data, text: clean(label) })
      seen.add(id.data)
    } else if (question !== undefined) items.push({ kind: 'open', text: clean(question) })
    else return null
  }
  return items
}
