import type { Definition, Link } from 'mdast'
import { visit } from 'unist-util-visit'
import { err, ok, type Result } from '../../result.ts'
import type { CardId } from '../card.ts'
import { readFrontmatter } from '../frontmatter.ts'
import { parseCard, type ParsedCard } from '../parse.ts'
import { type Body, parseBodies } from '../render/bodies.ts'
import { withField } from './fields.ts'
import { plainItemsIn, targetOf } from './items.ts'
import { type Splice, spliced } from './splices.ts'

/**
 * A card's file with another card taken for one that is no more: in its links and in what it spoils.
 * @returns `unreadable` where a link cannot be got at
 */
export function replaceCard(parsed: ParsedCard, from: CardId, to: CardId): Result<string, 'unreadable'> {
  const relinked = relinkCard(parsed, from, to)
  const spoils = readFrontmatter(parsed.source, parsed.file).frontmatter?.spoils ?? []
  if (!relinked.ok || !spoils.includes(from)) return relinked
  const others = new Set(spoils.map((id) => (id === from ? to : id)).filter((id) => id !== parsed.card?.id))
  const source = withField(relinked.value, 'spoils', [...others])
  return parseCard(source, parsed.file).card?.id === parsed.card?.id ? ok(source) : err('unreadable')
}

/**
 * A card's file with every link to one card leading to another instead, its words kept. An item of stage 6 that would
 * then stand there twice goes.
 * @param to null: the words stay and the link goes, and an item that is nothing but the link
 * @returns `unreadable` where a link cannot be got at
 */
export function relinkCard(parsed: ParsedCard, from: CardId, to: CardId | null): Result<string, 'unreadable'> {
  const { source, file, card } = parsed
  if (!card) return err('unreadable')
  const bodies = parseBodies({ source, file, sections: card.sections })
  if (bodies.some(({ root, text }) => root === null && text.includes(`card:${from}`))) return err('unreadable')

  const hasIt = to === null || card.followUps.some((item) => item.kind === 'card' && item.id === to)
  const removals = hasIt ? plainItemsIn(bodies, source).filter(({ id }) => id === from) : []
  const edited = spliced(source, [
    ...removals.map(({ removal }) => removal),
    ...linkEdits(bodies, source, card.id, from, to),
  ])

  const after = parseCard(edited, file).card
  const isDone =
    after?.id === card.id &&
    [...after.mentions, ...edgesOf(after)].every((id) => id !== from) &&
    isSame(
      edgesOf(after),
      edgesOf(card).map((id) => (id === from ? to : id)),
    ) &&
    JSON.stringify(after.sections.map(({ id, heading }) => [id, heading])) ===
      JSON.stringify(card.sections.map(({ id, heading }) => [id, heading]))
  return isDone ? ok(edited) : err('unreadable')
}

const edgesOf = ({ followUps }: NonNullable<ParsedCard['card']>): readonly CardId[] =>
  followUps.flatMap((item) => (item.kind === 'card' ? item.id : []))

const isSame = (a: readonly CardId[], b: readonly (CardId | null)[]): boolean =>
  JSON.stringify([...new Set(a)].toSorted()) === JSON.stringify([...new Set(b.filter((id) => id !== null))].toSorted())

function linkEdits(
  bodies: readonly Body[],
  source: string,
  self: CardId,
  from: CardId,
  to: CardId | null,
): readonly Splice[] {
  const edits: Splice[] = []
  for (const { root } of bodies) {
    if (root === null) continue
    visit(root, ['link', 'definition'], (node) => {
      if ((node.type !== 'link' && node.type !== 'definition') || targetOf(node) !== from) return
      const edit = to === null && node.type === 'link' ? unlinked(node, source) : readdressed(node, source, to ?? self)
      if (edit) edits.push(edit)
    })
  }
  return edits
}

function readdressed(node: Link | Definition, source: string, to: CardId): Splice | null {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined) return null
  const within = source.slice(start, end).lastIndexOf(node.url)
  return within < 0 ? null : { at: start + within, end: start + within + node.url.length, text: `card:${to}` }
}

function unlinked({ position, children }: Link, source: string): Splice | null {
  const [start, end] = [position?.start.offset, position?.end.offset]
  if (start === undefined || end === undefined) return null
  const [first, last] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset]
  return { at: start, end, text: first === undefined || last === undefined ? '' : source.slice(first, last) }
}
