import type { CardId, KeyPoint } from '../card.ts'
import { keyOf } from '../add-follow-up.ts'
import { findFrontmatter, readFrontmatter } from '../frontmatter.ts'
import type { ParsedCard } from '../parse.ts'
import { fieldsOf, withField, withItems, withLines } from './fields.ts'

/** What of a card's frontmatter says what it is, and is the other's to say: of the one that goes, it goes. */
const FORM = ['id', 'title', 'lang', 'category', 'requires', 'archived']
/** What of it the one that stays takes over. */
const TAKEN = ['topics', 'keyPoints', 'references', 'created', 'spoils', 'mergedFrom']

/**
 * The file of one card with the frontmatter of another taken in: its topics, key points, references and cards that it
 * spoils, each once, the earlier day, and what it was merged from, itself first.
 * @returns `left`: lines of the other's that have no place here; empty for most
 */
export function takeInFrontmatter(
  into: ParsedCard,
  from: ParsedCard,
): { readonly source: string; readonly left: string } | null {
  const [ours, theirs] = [
    readFrontmatter(into.source, into.file).frontmatter,
    readFrontmatter(from.source, from.file).frontmatter,
  ]
  if (!ours || !theirs) return null
  const points = joinPoints(ours.keyPoints, theirs.keyPoints)
  const spoils = unique([...ours.spoils, ...theirs.spoils]).filter((id) => id !== ours.id && id !== theirs.id)
  const mergedFrom = unique([...ours.mergedFrom, theirs.id, ...theirs.mergedFrom]).filter((id) => id !== ours.id)
  const references = theirs.references.filter(({ url }) => ours.references.every((one) => one.url !== url))
  const created = [ours.created, theirs.created].filter((day) => day !== null).toSorted()[0] ?? null

  let { source } = into
  source = withItems(source, 'topics', lacking(ours.topics, theirs.topics))
  source = points.isJoined
    ? withField(source, 'keyPoints', points.all)
    : withItems(source, 'keyPoints', points.all.slice(ours.keyPoints.length))
  source = withItems(source, 'references', references)
  if (created !== null && created !== ours.created) source = withField(source, 'created', created)
  source = ours.spoils.includes(theirs.id)
    ? withField(source, 'spoils', spoils)
    : withItems(source, 'spoils', lacking(ours.spoils, spoils))
  source = withItems(source, 'mergedFrom', lacking(ours.mergedFrom, mergedFrom))

  const { carried, left } = otherFields(into, from)
  return { source: carried.reduce(withLines, source), left: left.join('\n') }
}

const unique = (ids: readonly CardId[]): readonly CardId[] => [...new Set(ids)]
const lacking = <T>(ours: readonly T[], theirs: readonly T[]): readonly T[] =>
  theirs.filter((one) => !ours.includes(one))

/** Points of the same words are one, with the other words of both. `isJoined`: one of ours has come to have more. */
function joinPoints(ours: readonly KeyPoint[], theirs: readonly KeyPoint[]) {
  const all = [...ours]
  let isJoined = false
  for (const { point, aliases } of theirs) {
    const at = all.findIndex((one) => keyOf(one.point) === keyOf(point))
    const same = all[at]
    if (!same) all.push({ point, aliases })
    else if (lacking(same.aliases, aliases).length > 0) {
      isJoined = true
      all[at] = { point: same.point, aliases: [...same.aliases, ...lacking(same.aliases, aliases)] }
    }
  }
  return { all, isJoined }
}

/** Fields that a card has none for, and such as cannot be read: carried over where there is room for them, else left. */
function otherFields(into: ParsedCard, from: ParsedCard): { carried: readonly string[]; left: readonly string[] } {
  const isUnread = (name: string) => from.problems.some(({ message }) => message.startsWith(`${name} `))
  const others = fieldsOf(from.source).filter(({ name }) => ![...FORM, ...TAKEN].includes(name) || isUnread(name))
  const ours = fieldsOf(into.source)
  const isFree = (name: string) => !isUnread(name) && ours.every((field) => field.name !== name)
  const isOurs = (text: string) => ours.some((field) => field.text === text)
  const remarks = findFrontmatter(from.source)?.yaml.match(/^#.*$/gm) ?? []
  return {
    carried: others.filter(({ name }) => isFree(name)).map(({ text }) => text),
    left: [...remarks, ...others.filter(({ name, text }) => !isFree(name) && !isOurs(text)).map(({ text }) => text)],
  }
}
