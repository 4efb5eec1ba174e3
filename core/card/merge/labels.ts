import type { Definition, FootnoteDefinition, FootnoteReference, ImageReference, LinkReference, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ParsedCard } from '../parse.ts'
import { type Body, parseBodies } from '../render/bodies.ts'
import { type Splice, spliced } from './splices.ts'

/**
 * A card's file with those labels of links and footnotes written otherwise that another card has for something else, so
 * that in one file each would still lead to its own.
 */
export function withOwnLabels(parsed: ParsedCard, other: ParsedCard): string {
  const [bodies, theirs] = [bodiesOf(parsed), definitionsIn(bodiesOf(other), other.source)]
  const ours = definitionsIn(bodies, parsed.source)
  const taken = new Set([...theirs.keys(), ...ours.keys()])
  const renamed = new Map<string, string>()
  for (const [key, text] of ours) {
    if (theirs.get(key) === undefined || theirs.get(key) === text) continue
    const [, label = ''] = /^.:(.*)$/s.exec(key) ?? []
    let count = 2
    while (taken.has(`${key}-${count}`)) count += 1
    taken.add(`${key}-${count}`)
    renamed.set(key, `${label}-${count}`)
  }
  if (renamed.size === 0) return parsed.source
  const edits: Splice[] = []
  for (const { root } of bodies) {
    if (root) visit(root, (node: Nodes) => void edits.push(...editsOf(node, parsed.source, renamed)))
  }
  return spliced(parsed.source, edits)
}

const bodiesOf = ({ source, file, card }: ParsedCard): readonly Body[] =>
  parseBodies({ source, file, sections: card?.sections ?? [] })

type Labelled = Definition | FootnoteDefinition | FootnoteReference | ImageReference | LinkReference

/** Footnotes and links have labels of their own. */
const keyOf = ({ type, identifier }: Labelled): string =>
  `${type === 'footnoteDefinition' || type === 'footnoteReference' ? '^' : ' '}:${identifier}`

/** What each label of a card stands for, as it is written. */
function definitionsIn(bodies: readonly Body[], source: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { root } of bodies) {
    if (!root) continue
    visit(root, ['definition', 'footnoteDefinition'], (node) => {
      if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
      const text = source.slice(node.position?.start.offset, node.position?.end.offset)
      // Of two, the first is the one that counts.
      if (!found.has(keyOf(node))) found.set(keyOf(node), text)
    })
  }
  return found
}

function editsOf(node: Nodes, source: string, renamed: ReadonlyMap<string, string>): readonly Splice[] {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset]
  if (start === undefined || end === undefined) return []
  switch (node.type) {
    case 'definition':
    case 'footnoteDefinition':
    case 'footnoteReference': {
      const label = renamed.get(keyOf(node))
      const [opening, open] = /^(\[\^?)(?:\\.|[^\]\\])*/s.exec(source.slice(start, end)) ?? []
      if (label === undefined || opening === undefined || open === undefined) return []
      return [{ at: start + open.length, end: start + opening.length, text: label }]
    }
    case 'linkReference':
    case 'imageReference': {
      const label = renamed.get(keyOf(node))
      if (label === undefined) return []
      const last = node.referenceType === 'shortcut' ? end : source.lastIndexOf('[', end - 1)
      return [{ at: last, end, text: `[${label}]` }]
    }
    default:
      return []
  }
}
