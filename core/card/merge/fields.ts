import { isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import { findFrontmatter } from '../frontmatter.ts'
import { eolOf, spliced } from './splices.ts'

/** A field of the frontmatter as it is written, with the offsets of that in the source. */
export type Field = { readonly name: string; readonly text: string; readonly at: number; readonly end: number }

/** The fields of a card file's frontmatter, in its order. */
export function fieldsOf(source: string): readonly Field[] {
  return pairsOf(source).map(({ name, at, end }) => ({ name, text: source.slice(at, end), at, end }))
}

/** The file with a field written anew, in its place or after all others. */
export function withField(source: string, name: string, value: unknown): string {
  const text = stringify({ [name]: value }, { lineWidth: 0 }).trimEnd()
  const there = pairsOf(source).find((pair) => pair.name === name)
  return there ? put(source, there.at, there.end, text) : withLines(source, text)
}

/** The file with more lines after all fields. */
export function withLines(source: string, text: string): string {
  const fence = findFrontmatter(source)
  const at = fence ? fence.yamlStart + fence.yaml.length : 0
  return put(source, at, at, `${text}\n`)
}

/**
 * The file with more items in a list of its frontmatter, after those that are there, which stay as they are written.
 * Where there is no such list, one is made.
 */
export function withItems(source: string, name: string, items: readonly unknown[]): string {
  if (items.length === 0) return source
  const list = pairsOf(source).find((pair) => pair.name === name)?.list
  if (!list) return withField(source, name, items)
  const written = items.map((item) =>
    stringify([item], { lineWidth: 0, collectionStyle: 'flow' }).trim().slice(1, -1).trim(),
  )
  if (list.isFlow) return put(source, list.end, list.end, `, ${written.join(', ')}`)
  const lineEnd = /\r\n|\n|\r|$/.exec(source.slice(list.end))?.index ?? 0
  const at = list.end + lineEnd
  return put(source, at, at, written.map((item) => `\n${' '.repeat(list.indent)}- ${item}`).join(''))
}

const put = (source: string, at: number, end: number, text: string): string =>
  spliced(source, [{ at, end, text: text.replaceAll('\n', eolOf(source)) }])

type Pair = Omit<Field, 'text'> & {
  /** Null: it is no list, or one with nothing in it. `end`: of its last item. */
  readonly list: { readonly isFlow: boolean; readonly end: number; readonly indent: number } | null
}

function pairsOf(source: string): readonly Pair[] {
  const fence = findFrontmatter(source)
  const fields = fence && parseDocument(fence.yaml, { prettyErrors: false }).contents
  if (!fence || !isMap(fields)) return []
  return fields.items.flatMap(({ key, value }): Pair[] => {
    if (!isScalar(key) || !key.range) return []
    const [from, to] = [key.range[0], isNode(value) ? (value.range?.[1] ?? key.range[1]) : key.range[1]]
    const at = fence.yamlStart + from
    const end = at + fence.yaml.slice(from, to).trimEnd().length
    const last = isSeq(value) ? value.items.at(-1) : undefined
    const [listStart, lastEnd] = [
      isSeq(value) ? value.range?.[0] : undefined,
      isNode(last) ? last.range?.[1] : undefined,
    ]
    if (!isSeq(value) || listStart === undefined || lastEnd === undefined) {
      return [{ name: String(key.value), at, end, list: null }]
    }
    const indent = listStart - (fence.yaml.lastIndexOf('\n', listStart - 1) + 1)
    const itemEnd = fence.yamlStart + fence.yaml.slice(0, lastEnd).trimEnd().length
    return [{ name: String(key.value), at, end, list: { isFlow: value.flow === true, end: itemEnd, indent } }]
  })
}
