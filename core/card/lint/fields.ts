import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { findFrontmatter } from '../frontmatter.ts'
import { offsetAt } from '../yaml-places.ts'
import type { Spot } from './finding.ts'

/** Where things stand in the frontmatter. */
export type Fields = {
  /** Of what the path leads to, or of the nearest thing around it; line 2 if there is nothing. */
  readonly at: (...path: readonly (string | number)[]) => Spot
  /** Of an item of a list of plain values. */
  readonly atItem: (field: string, value: string) => Spot
  /** Whether a list is left away or holds nothing. */
  readonly isEmpty: (field: string) => boolean
  /** Of the references that say nothing of their kind. */
  readonly withoutKind: () => readonly Spot[]
}

/** Reads the frontmatter a second time, for its places: only where there is something to say of them. */
export function readFields(source: string): Fields {
  const lines = new LineCounter()
  const yaml = findFrontmatter(source)?.yaml ?? ''
  const { contents } = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const fields = isMap(contents) ? contents : null
  const at: Fields['at'] = (...path) => {
    const { line, col } = lines.linePos(fields ? offsetAt(fields, path) : 0)
    return { line: line + 1, column: col }
  }
  const itemsOf = (field: string): readonly unknown[] => {
    const items = fields?.get(field, true)
    return isSeq(items) ? items.items : []
  }
  return {
    at,
    atItem: (field, value) =>
      at(
        field,
        itemsOf(field).findIndex((item) => isScalar(item) && item.value === value),
      ),
    isEmpty: (field) => !fields?.has(field) || (isSeq(fields.get(field, true)) && itemsOf(field).length === 0),
    withoutKind: () =>
      itemsOf('references').flatMap((item, i) => (isMap(item) && item.has('kind') ? [] : [at('references', i)])),
  }
}
