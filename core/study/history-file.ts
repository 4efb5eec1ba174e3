import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { DocumentFault, HISTORY_FORMAT, LIBRARY_FORMAT, SECTIONS_OF } from '#core/share/json-document.ts'
import { readDocument } from '#core/share/json-reader.ts'
import { printable } from '#core/share/printable.ts'
import { HISTORY, STAYS_HERE, type Fact, type FactTable } from '#core/store/history-tables.ts'
import { TABLES, UNDER_WAY } from '#core/store/under-way-tables.ts'

/** Some facts of one table, in their order. */
export type Batch = { readonly table: FactTable; readonly facts: readonly Fact[] }

/** What is wrong with a file that should hold a history, in words, with the place. */
export class HistoryFault extends Error {
  constructor(message: string) {
    super(printable(message))
  }
}

/** Reads a file as text, some at a time. What is not UTF-8 is a fault. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
      yield decoder.decode(bytes as Uint8Array, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new HistoryFault('it is not UTF-8')
    throw error
  }
}

/** Takes the rows of the files of a library. `place`: which folder they are of. `nth`: of the row there, from 1. */
export type FileTaker = (place: string, row: unknown, nth: number) => Promise<void>

/**
 * The rows of the tables of a JSON file, be it a history or a library, each checked by itself and against those before it.
 * Throws a `HistoryFault`.
 * @param takeFile of a library, what looks at its files; left out: reading ends where they begin
 */
export async function* readJsonFacts(file: string, takeFile?: FileTaker): AsyncGenerator<Batch> {
  const keys = new Map<string, Keys>()
  let [table, facts, count]: [FactTable | null, Fact[], number] = [null, [], 0]
  let [sections, section, place]: [readonly string[], string, string] = [[], '', '']
  let isPassedOver = false
  try {
    for await (const part of readDocument(textOf(file))) {
      if (part.kind === 'format') sections = sectionsOf(part.format)
      else if (part.kind === 'section') {
        section = sectionAfter(sections, section, part.name)
        if (section === 'files' && takeFile === undefined) break
      } else if (part.kind === 'table') {
        if (table && facts.length > 0) yield { table, facts }
        ;[facts, count] = [[], 0]
        isPassedOver = STAYS_HERE.includes(part.name)
        if (section === 'files') place = part.name
        else if (!isPassedOver) {
          table = tableAfter(table, part.name, section)
          keys.set(table.name, createKeys())
        }
      } else if (section === 'files') {
        await takeFile?.(place, part.row, (count += 1))
      } else if (table && !isPassedOver) {
        facts.push(factIn(table, part.row, (count += 1), keys))
        if (facts.length < table.atOnce) continue
        yield { table, facts }
        facts = []
      }
    }
    if (table && facts.length > 0) yield { table, facts }
  } catch (error) {
    if (error instanceof DocumentFault) throw new HistoryFault(`${error.message} (character ${error.at + 1})`)
    throw error
  }
}

/** How many rows of each table there are. */
export async function countFacts(batches: AsyncIterable<Batch>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for await (const { table, facts } of batches) counts.set(table.name, (counts.get(table.name) ?? 0) + facts.length)
  return counts
}

/** The format of a JSON file: what it says it is. Throws a `HistoryFault` where it says nothing. */
export async function formatOf(file: string): Promise<string> {
  try {
    for await (const part of readDocument(textOf(file))) if (part.kind === 'format') return part.format
    return ''
  } catch (error) {
    if (error instanceof DocumentFault) throw new HistoryFault(`${error.message} (character ${error.at + 1})`)
    throw error
  }
}

function sectionsOf(format: string): readonly string[] {
  const known = SECTIONS_OF[format]
  if (known) return known
  const ours = Object.keys(SECTIONS_OF).find((one) => format.startsWith(one.replace(/\d+$/, '')))
  throw new HistoryFault(
    ours === undefined
      ? `it is "${format.slice(0, 60)}", not ${LIBRARY_FORMAT} or ${HISTORY_FORMAT}`
      : `it is ${format}, and this program reads ${ours}: update the program`,
  )
}

function sectionAfter(known: readonly string[], before: string, name: string): string {
  const at = known.indexOf(name)
  if (at < 0) throw new HistoryFault(`this program knows no part "${name.slice(0, 60)}": update the program`)
  if (at <= known.indexOf(before)) throw new HistoryFault(`the part ${name} comes after ${before}`)
  return name
}

export function tableAfter(before: FactTable | null, name: string, section = 'facts'): FactTable {
  const found = (section === 'facts' ? HISTORY : UNDER_WAY).find((one) => one.name === name)
  if (!found) throw new HistoryFault(`this program knows no table "${name.slice(0, 60)}": update the program`)
  if (before && TABLES.indexOf(found) <= TABLES.indexOf(before)) {
    throw new HistoryFault(`the table ${name} comes after ${before.name}`)
  }
  return found
}

/** `nth`: of the row in its table, from 1. `keys`: of the rows of each table so far. */
function factIn(table: FactTable, row: unknown, nth: number, keys: ReadonlyMap<string, Keys>): Fact {
  const fault = (message: string): HistoryFault => new HistoryFault(`${table.name}, row ${nth}: ${message}`)
  const parsed = table.schema.safeParse(row)
  if (!parsed.success) throw fault(sayIssue(parsed.error))
  const fact = parsed.data
  const [key, ...more] = table.columns['id'] ? [fact['id']] : table.same.map((column) => fact[column])
  const objection = keys.get(table.name)?.add(more.length === 0 ? key : JSON.stringify([key, ...more]))
  if (objection) throw fault(objection)
  for (const [name, { refersTo }] of Object.entries(table.columns)) {
    const value = fact[name]
    if (refersTo === undefined || value === null || keys.get(refersTo)?.has(value)) continue
    throw fault(`${name} is ${JSON.stringify(value)}, and there is no such ${refersTo} in the file`)
  }
  return fact
}

/** The keys of a table so far. */
type Keys = {
  /** Answers what is wrong with it. Null: nothing. */
  readonly add: (key: unknown) => string | null
  readonly has: (key: unknown) => boolean
}

/** Numbers only ever grow, so that a million of them are a list to look through by halves, and not a set. */
function createKeys(): Keys {
  const [numbers, texts]: [number[], Set<unknown>] = [[], new Set()]
  const placeOf = (key: number): number => {
    let [low, high] = [0, numbers.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((numbers[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    has: (key) => (typeof key === 'number' ? numbers[placeOf(key)] === key : texts.has(key)),
    add: (key) => {
      if (typeof key === 'number') {
        if (key <= (numbers.at(-1) ?? -Infinity))
          return `its number ${key} is not larger than that of the row before it`
        numbers.push(key)
        return null
      }
      if (texts.has(key)) return 'there is one of the same key before it'
      texts.add(key)
      return null
    },
  }
}

function sayIssue({ issues: [issue] }: z.ZodError): string {
  if (issue?.code === 'unrecognized_keys') {
    return `this program knows no column ${issue.keys.map((key) => `"${key.slice(0, 60)}"`).join(', ')}: update the program`
  }
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`
}
