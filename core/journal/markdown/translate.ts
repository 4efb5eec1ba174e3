import type { Definition, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { writeComponent } from './components.ts'
import { type Place, plain, unmarked, type Words, writeImage, writeLink } from './links.ts'

/** Where a text comes from, and where it goes. */
export type Passage = Place & {
  /** All that the offsets of its nodes count in. */
  readonly source: string
  readonly definitions: ReadonlyMap<string, Definition>
}

/** The definitions that references in these trees may mean. */
export function definitionsIn(roots: readonly Root[]): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  for (const root of roots) {
    visit(root, 'definition', (node) => {
      if (!found.has(node.identifier)) found.set(node.identifier, node)
    })
  }
  return found
}

/**
 * What stands from one offset to another, as Obsidian wants it: only what is otherwise there is written anew, everything else
 * stays as its author wrote it.
 */
export function translate(from: number, to: number, nodes: readonly Nodes[], at: Passage): string {
  let [text, done] = ['', from]
  for (const node of nodes) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start === undefined || end === undefined || start < done) continue
    text += at.source.slice(done, start) + (writtenAnew(node, at) ?? inside(node, start, end, at))
    done = end
  }
  return text + at.source.slice(done, to)
}

/** As `translate`, of blocks that others follow: one of code or formulas that its author left open ends with them. */
export function translateBlocks(from: number, to: number, nodes: readonly Nodes[], at: Passage): string {
  const [text, last] = [translate(from, to, nodes, at).trim(), nodes.at(-1)]
  if (last?.type !== 'code' && last?.type !== 'math') return text
  const [first = '', ...lines] = at.source
    .slice(last.position?.start.offset, last.position?.end.offset)
    .split(/\r\n|\n|\r/)
  const marks = /^(?:`{3,}|~{3,}|\${2,})/.exec(first)?.[0]
  const end = lines.at(-1)?.trim() ?? ''
  const isOpen = marks !== undefined && !(end.startsWith(marks) && end === marks.charAt(0).repeat(end.length))
  return isOpen ? `${text}\n${marks}` : text
}

function inside(node: Nodes, start: number, end: number, at: Passage): string {
  if (node.type === 'text') return unmarked(at.source.slice(start, end))
  if (!('children' in node)) return at.source.slice(start, end)
  return translate(start, end, node.children, { ...at, isInTable: at.isInTable || node.type === 'tableCell' })
}

/** What a node's children say. */
function childrenOf(node: Nodes, at: Passage): string {
  const children = 'children' in node ? node.children : []
  const [start, end] = [children[0]?.position?.start.offset, children.at(-1)?.position?.end.offset]
  return start === undefined || end === undefined ? '' : translate(start, end, children, at)
}

/** Null: it is the same there, but for what is in it. */
function writtenAnew(node: Nodes, at: Passage): string | null {
  switch (node.type) {
    case 'link':
      return writeLink(node.url, wordsOf(node, at), at)
    case 'linkReference': {
      const url = at.definitions.get(node.identifier)?.url
      return url === undefined ? null : writeLink(url, wordsOf(node, at), at, 'whole')
    }
    case 'image':
      return writeImage(node.url, node.alt ?? '', at)
    case 'imageReference':
      return writeImage(at.definitions.get(node.identifier)?.url ?? '', node.alt ?? '', at)
    case 'definition':
      return ''
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      // Its words are shown, and none of them leads anywhere.
      return plain(at.source.slice(node.position?.start.offset, node.position?.end.offset))
    case 'inlineCode': {
      // On one line: what begins a line of it and is a letter in a card, as the bracket of an element is, might begin a quote.
      const written = at.source.slice(node.position?.start.offset, node.position?.end.offset)
      return /[\r\n]/.test(written) ? codeSpan(node.value) : null
    }
    case 'mdxJsxTextElement':
    case 'mdxJsxFlowElement':
      return writeComponent(node, wordsOf(node, at), at)
    default:
      return null
  }
}

/** Code within a line, in marks that do not stand in it. */
function codeSpan(code: string): string {
  const runs = new Set((code.match(/`+/g) ?? []).map((marks) => marks.length))
  let length = 1
  while (runs.has(length)) length += 1
  const marks = '`'.repeat(length)
  return `${marks} ${code.replace(/[\r\n]+/g, ' ')} ${marks}`
}

const wordsOf = (node: Nodes, at: Passage): Words => ({ plain: toString(node), written: childrenOf(node, at) })
