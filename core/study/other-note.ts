import { findFrontmatter, readFrontmatter } from '#core/card/frontmatter.ts'
import { isReworded, wordsOf } from '#core/card/import/words.ts'
import type { ImportedNote } from '#core/card/import/note.ts'
import type { ImportRecord } from './import-record.ts'
import { isUploaded } from './note-files.ts'

/** How many lines, as a share of either text, two states of one note have in common at least. */
const SHARE_KEPT = 1 / 3

/**
 * Whether a note is another one than that which was uploaded from this place before. A browser does not tell where a file
 * lies, and many notes are called the same; taken for a new state of the other, it would write over its card. It is the
 * same note if it asks the same, reworded a little, or still has a third of its lines.
 */
export function isOtherNote(record: ImportRecord, cards: ImportedNote['cards']): boolean {
  const before = record.cards.find(({ key }) => key === '')?.base
  const now = cards.find(({ key }) => key === '')?.source
  if (!isUploaded(record.source) || before === undefined || now === undefined) return false
  const [old, young] = [linesIn(before), linesIn(now)]
  const kept = [...young].filter((line) => old.has(line)).length
  return !isReworded(titleOf(before), titleOf(now)) && kept < Math.min(old.size, young.size) * SHARE_KEPT
}

const titleOf = (source: string): string => wordsOf(readFrontmatter(source, '').frontmatter?.title ?? '')

/** Each line once, without headings, which all cards have. */
function linesIn(source: string): ReadonlySet<string> {
  const body = source.slice(findFrontmatter(source)?.bodyStart ?? 0)
  const lines = body.split(/\r\n|\n|\r/).filter((line) => !line.startsWith('#'))
  return new Set(lines.map(wordsOf).filter((words) => words !== ''))
}
