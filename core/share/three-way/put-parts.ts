import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { readFrontmatter } from '#core/card/frontmatter.ts'
import { lineEndOf } from '#core/card/line-ends.ts'
import { fieldsOf, withField } from '#core/card/merge/fields.ts'
import { spliced, wholeLines } from '#core/card/merge/splices.ts'
import { partsOf } from '#core/card/parts.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Field, fieldOf, fieldText, isField, sectionsOf, type SectionPart } from './card-text.ts'
import type { MergedPart } from './merge-card.ts'
import { inOrder } from './order.ts'

/**
 * A card's file with parts of it as they were merged. Everything else stays byte for byte.
 * @param theirs the other side's text, whose order of sections is taken where that was decided
 * @returns `unreadable` where a part would run into another, as code that is never closed does, or the frontmatter is
 * written in a way that nothing can be put into it
 */
export function putParts(
  source: string,
  parts: readonly Pick<MergedPart, 'part' | 'outcome' | 'result'>[],
  theirs: string,
): Result<string, 'unreadable'> {
  const taken = parts.filter(({ outcome }) => outcome === 'theirs' || outcome === 'both')
  const fields = taken.reduce<string | null>((text, { part, result }) => {
    const field = isField(part) ? fieldOf(part) : undefined
    return text === null || field === undefined ? text : putField(text, field, result)
  }, source)
  if (fields === null) return err('unreadable')
  const order = taken.some(({ part }) => part === 'order') ? theirs : source
  const stages = taken.filter(({ part }) => !isField(part) && part !== 'order')
  return stages.length === 0 && order === source ? ok(fields) : putStages(fields, stages, order)
}

const FieldYaml = z.record(z.string(), z.unknown())

/** Null: it cannot be put there. Whether nothing else has changed is told by reading the result. */
function putField(source: string, field: Field, text: string): string | null {
  const value = text === '' ? undefined : FieldYaml.parse(parse(text))[field]
  const edited = value === undefined ? withoutField(source, field) : withField(source, field, value)
  const [before, after] = [readFrontmatter(source, ''), readFrontmatter(edited, '')]
  if (!before.frontmatter || !after.frontmatter) return null
  const { [field]: _, ...rest } = before.frontmatter
  const { [field]: put, ...others } = after.frontmatter
  const isPut = fieldText({ ...after.frontmatter, [field]: put }, field) === text
  const isRestSame = isDeepStrictEqual(rest, others) && edited.slice(after.bodyStart) === source.slice(before.bodyStart)
  return isPut && isRestSame ? edited : null
}

function withoutField(source: string, name: string): string {
  const field = fieldsOf(source).find((one) => one.name === name)
  const lines = field && wholeLines(source, field.at, field.end)
  return lines ? spliced(source, [lines]) : source
}

function putStages(
  source: string,
  stages: readonly Pick<MergedPart, 'part' | 'result'>[],
  order: string,
): Result<string, 'unreadable'> {
  const eol = lineEndOf(source)
  const put = stages.map(({ part, result }) => ({ part, sections: sectionsOf(withEol(result, eol)) }))
  // A heading that no longer opens its stage would make it another one.
  if (put.some(({ part, sections }) => sections.some(({ id }) => id !== part))) return err('unreadable')
  const kept = sectionsOf(source).filter(({ id }) => put.every(({ part }) => part !== id))
  const sections = inOrder(
    [...kept, ...put.flatMap((one) => one.sections)],
    sectionsOf(order).map(({ id }) => id),
  )
  const head = partsOf(source)[0]?.text ?? ''
  const edited = sections.reduce((all, { text }) => all + (/[\r\n]$/.test(all) ? '' : eol) + text, head)
  return isMadeOf(edited, sections) ? ok(edited) : err('unreadable')
}

const withEol = (text: string, eol: string): string => text.replace(/\r\n|\n|\r/g, eol)

/** Whether a file has the sections that it was made of. */
function isMadeOf(source: string, meant: readonly SectionPart[]): boolean {
  const trimmed = (parts: readonly SectionPart[]) => parts.map(({ id, text }) => [id, text.trim()])
  return isDeepStrictEqual(trimmed(sectionsOf(source)), trimmed(meant))
}
