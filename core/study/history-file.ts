import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { DocumentFault, HISTORY_FORMAT } from '#core/share/json-document.ts'
import { readDocument } from '#core/share/json-reader.ts'
import { printable } from '#core/share/printable.ts'
import { HISTORY, STAYS_HERE, type Fact, type FactTable } from '#core/store/history-tables.ts'

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

/** The facts of a JSON file, each checked by itself and against those before it. Throws a `HistoryFault`. */
export async function* readJsonFacts(file: string): AsyncGenerator<Batch> {
  const keys = new Map<string, Keys>()
  let [table, facts, count]: [FactTable | null, Fact[], number] = [null, [], 0]
  let isPassedOver = false
  try {
    for await (const part of readDocument(textOf(file))) {
      if (part.kind === 'format') checkFormat(part.format)
      else if (part.kind === 'table') {
        if (table && facts.length > 0) yield { table, facts }
        isPassedOver = STAYS_HERE.includes(part.name)
        if (!isPassedOver) {
          table = tableAfter(table, part.name)
          keys.set(table.name, createKeys())
        }
        ;[facts, count] = [[], 0]
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

function checkFormat(format: string): void {
  if (format === HISTORY_FORMAT) return
  const isOurs = format.startsWith(HISTORY_FORMAT.replace(/\d+$/, ''))
  throw new HistoryFault(
    isOurs
      ? `it is ${format}, and this program reads ${HISTORY_FORMAT}: update the program`
      : `it is "${format.slice(0, 60)}", not ${HISTORY_FORMAT}`,
  )
}

export function tableAfter(before: FactTable | null, name: string): FactTable {
  const at = HISTORY.findIndex((one) => one.name === name)
  const found = HISTORY[at]
  if (!found) throw new HistoryFault(`this program knows no table "${name.slice(0, 60)}": update the program`)
  if (before && at <= HISTORY.indexOf(before)) throw new HistoryFault(`the table ${name} comes after ${before.name}`)
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
