import type { CardId } from '../card.ts'
import type { Entry } from './account.ts'
import type { Draft } from './draft.ts'
import type { Drafted } from './from-stages.ts'
import type { NoteFrontmatter } from './frontmatter-of-note.ts'

/** Where each line of a note went, in the order in which its cards have them. */
export function entriesOf(
  drafts: readonly Draft[],
  { duplicates, boilerplate }: Drafted,
  frontmatter: NoteFrontmatter | null,
  idOf: (key: string) => CardId,
): readonly Entry[] {
  const entries: Entry[] = []
  const topicLines = new Set<number>()
  for (const [i, draft] of drafts.entries()) {
    const card = idOf(draft.key)
    if (i === 0) {
      const own = (frontmatter?.lines ?? []).filter(({ text }) => text !== '')
      entries.push(...own.map(({ number }): Entry => ({ line: number, as: 'frontmatter', card })))
    }
    if (draft.titleLine) entries.push({ line: draft.titleLine.number, as: 'title', card })
    for (const { line } of draft.topics) {
      if (!topicLines.has(line.number)) entries.push({ line: line.number, as: 'frontmatter', card })
      topicLines.add(line.number)
    }
    entries.push(
      ...draft.headings.map(({ line, section }): Entry => ({ line: line.number, as: 'heading', card, section })),
    )
    entries.push(
      ...draft.references.map(({ line, reference }): Entry => ({
        line: line.number,
        as: 'reference',
        card,
        url: reference.url,
      })),
    )
    for (const [section, parts] of draft.sections) {
      const said = parts.filter(({ text }) => text !== '')
      entries.push(...said.map(({ line, text }): Entry => ({ line: line.number, as: 'section', card, section, text })))
    }
    const open = draft.next.flatMap((one) => (one.kind === 'open' ? [one.part] : []))
    entries.push(
      ...open.map(({ line, text }): Entry => ({ line: line.number, as: 'section', card, section: 'followups', text })),
    )
  }
  entries.push(...duplicates.map(({ line, of }): Entry => ({ line: line.number, as: 'duplicate', of: of.number })))
  entries.push(...boilerplate.map(({ line, section }): Entry => ({ line: line.number, as: 'boilerplate', section })))
  return entries
}
