import { isDeepStrictEqual } from 'node:util'
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, stringify, type YAMLMap } from 'yaml'
import { err, ok, type Result } from '../result.ts'
import { findFrontmatter, type Frontmatter, readFrontmatter } from './frontmatter.ts'

/** A card's source with one field of its frontmatter changed. `unreadable`: it is written in a way that nothing can be put into. */
export type EditedFields = Result<string, 'unreadable'>

/** The title, in one line, in the place of the one that is there; where there is none, below the id. */
export const withTitle = (source: string, title: string): EditedFields =>
  edit(source, { title }, (yaml, fields) => put(yaml, fields, 'title', title))

/** Archived, or not: a card that is not says nothing of it, unless a comment stands there. */
export function withArchived(source: string, archived: boolean): EditedFields {
  return edit(source, { archived }, (yaml, fields) => {
    const isSaid = valueOf(fields, 'archived') !== null
    if (!archived && !isSaid) return NOTHING
    return (archived ? null : lineOf(yaml, fields, 'archived')) ?? put(yaml, fields, 'archived', archived)
  })
}

/** Topic `to` in the place of topic `from`, if the card has that, and does not have the other already. */
export function withTopic(source: string, from: string, to: string): EditedFields {
  const topics = readFrontmatter(source, '').frontmatter?.topics ?? []
  const at = topics.indexOf(from)
  if (at < 0 || topics.includes(to)) return ok(source)
  return edit(source, { topics: topics.with(at, to) }, (_, fields) => {
    const list = valueOf(fields, 'topics')
    const item = isSeq(list) ? list.items[at] : null
    return isNode(item) && item.range ? { start: item.range[0], end: item.range[1], text: written(to, item) } : null
  })
}

/** Offsets in the YAML. */
type Splice = { readonly start: number; readonly end: number; readonly text: string }
const NOTHING: Splice = { start: 0, end: 0, text: '' }

/** Everything else stays byte for byte; whether only what was `meant` has changed is told by reading the result. */
function edit(
  source: string,
  meant: Partial<Frontmatter>,
  splice: (yaml: string, fields: YAMLMap) => Splice | null,
): EditedFields {
  const fence = findFrontmatter(source)
  const { frontmatter: before, bodyStart } = readFrontmatter(source, '')
  const doc = fence && parseDocument(fence.yaml, { prettyErrors: false, stringKeys: true })
  const found = doc && before && isMap(doc.contents) ? splice(fence.yaml, doc.contents) : null
  if (!fence || !before || found === null) return err('unreadable')

  const at = (offset: number): number => fence.yamlStart + offset
  const edited = source.slice(0, at(found.start)) + found.text + source.slice(at(found.end))
  const after = readFrontmatter(edited, '')
  const isMeant = isDeepStrictEqual(after.frontmatter, { ...before, ...meant })
  return isMeant && edited.slice(after.bodyStart) === source.slice(bodyStart) ? ok(edited) : err('unreadable')
}

function put(yaml: string, fields: YAMLMap, key: string, value: string | boolean): Splice | null {
  const there = valueOf(fields, key)
  if (there === null) return below(yaml, fields, `${key}: ${written(value, fields)}`)
  const span = spanOf(yaml, there)
  if (span === null) return null
  // Where nothing stood, it may have stood right behind the colon, or before a comment.
  const before = /\s/.test(yaml[span.start - 1] ?? '') ? '' : ' '
  const after = yaml[span.end] === '#' ? ' ' : ''
  return { ...span, text: before + written(value, fields.flow === true ? fields : there) + after }
}

/** A new field in the line after the id, or, in a list in braces, behind it. */
function below(yaml: string, fields: YAMLMap, field: string): Splice | null {
  const id = valueOf(fields, 'id')
  const span = id && spanOf(yaml, id)
  if (!span) return null
  if (fields.flow === true) return { start: span.end, end: span.end, text: `, ${field}` }
  const eol = /\r\n|\n/.exec(yaml.slice(span.end))
  const at = span.end + (eol?.index ?? 0) + (eol?.[0].length ?? 0)
  return { start: at, end: at, text: `${indentOf(yaml, fields, 'id')}${field}${eol?.[0] ?? '\n'}` }
}

/** The whole line of a field, if nothing else stands there. */
function lineOf(yaml: string, fields: YAMLMap, key: string): Splice | null {
  const value = valueOf(fields, key)
  const span = value && spanOf(yaml, value)
  const [, eol] = (span && /^[ \t]*(\r\n|\n)/.exec(yaml.slice(span.end))) ?? []
  const indent = indentOf(yaml, fields, key)
  if (!span || eol === undefined || indent.trim() !== '') return null
  const start = keyStart(fields, key) - indent.length
  const isOneLine = !/[\r\n]/.test(yaml.slice(start, span.end))
  return isOneLine ? { start, end: yaml.indexOf(eol, span.end) + eol.length, text: '' } : null
}

const pairOf = (fields: YAMLMap, key: string) =>
  fields.items.find((pair) => isScalar(pair.key) && pair.key.value === key)

const valueOf = (fields: YAMLMap, key: string): Node | null => {
  const value = pairOf(fields, key)?.value
  return isNode(value) ? value : null
}

const keyStart = (fields: YAMLMap, key: string): number => {
  const name = pairOf(fields, key)?.key
  return isNode(name) ? (name.range?.[0] ?? 0) : 0
}

/** What stands before a field in its line. */
function indentOf(yaml: string, fields: YAMLMap, key: string): string {
  const start = keyStart(fields, key)
  return yaml.slice(yaml.lastIndexOf('\n', start - 1) + 1, start)
}

/** Without the line ends that belong to a value of several lines. */
function spanOf(yaml: string, { range }: Node): Pick<Splice, 'start' | 'end'> | null {
  if (!range) return null
  const [start, end] = range
  return { start, end: start + yaml.slice(start, end).trimEnd().length }
}

/** A value in one line: in quotes where it needs them, stands in braces, or takes the place of one that has them. */
function written(value: string | boolean, place: Node): string {
  const plain = stringify(value, { lineWidth: 0 }).trimEnd()
  const isQuoted = isScalar(place) && (place.type === 'QUOTE_DOUBLE' || place.type === 'QUOTE_SINGLE')
  const isInBraces = isMap(place) && place.flow === true
  const needsQuotes = typeof value === 'string' && (isQuoted || isInBraces || plain.includes('\n'))
  return needsQuotes ? JSON.stringify(value) : plain
}
