import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { extentOf, learnTimes, sameAs, type Extent } from './history-known.ts'
import { type Fact, type FactTable, subjectOf } from './history-tables.ts'
import { cardsIn, insert, type NewRow } from './history-write.ts'
import { TABLES } from './under-way-tables.ts'

/** How many facts of a table came in, and how many were there already. */
export type Counts = { readonly added: number; readonly there: number }

export type Merge = {
  /**
   * Adds those of some facts of a table that are not there yet. Tables come in the order of `TABLES`; what a fact
   * refers to has come before it, and its own form has been checked.
   */
  readonly add: (table: FactTable, facts: readonly Fact[]) => Promise<void>
  readonly counts: () => ReadonlyMap<string, Counts>
  /** Cards whose schedules have to be folded anew. */
  readonly cards: () => ReadonlySet<CardId>
}

/** What is known of a table while facts are added to it. */
type Progress = {
  /** Numbers of the rows that were there at the start. Null: there were none. */
  readonly before: Extent | null
  /** The number of the next row that goes before all, or after all, of those. */
  nextBefore: number
  nextAfter: number
  /** When the last of those happened, of what is asked for so far; under the empty name of all. */
  readonly lastAt: Map<string, number>
  /** Rows of the start that stand for a fact of the file. */
  readonly taken: Set<number>
  /** From the file's key to ours, where it is another one and something that comes refers to it. */
  readonly keys: Map<number, number>
  added: number
  there: number
}

/**
 * Begins to add facts to a history, within a transaction. A table that holds nothing takes rows as they are, numbers
 * and order included. Into any other come only those that are not there yet: of two equal facts in the file the second
 * is there only if there are two. Nothing that is there is changed.
 *
 * @param coming how many rows of each table may come
 * @param looseMs instants this close, in ms, count as the same
 */
export async function beginMerge(tx: Tx, coming: ReadonlyMap<string, number>, looseMs = 0): Promise<Merge> {
  const progress = new Map<string, Progress>()
  for (const table of TABLES) progress.set(table.name, await startOf(tx, table, coming.get(table.name) ?? 0))
  const of = (name: string): Progress => {
    const found = progress.get(name)
    if (!found) throw new Error(`no table ${name} in the history`)
    return found
  }
  const cards = new Set<CardId>()
  const referred = new Set(
    TABLES.filter(({ name }) => (coming.get(name) ?? 0) > 0).flatMap(({ columns }) =>
      Object.values(columns).flatMap(({ refersTo }) => refersTo ?? []),
    ),
  )

  return {
    counts: () => new Map([...progress].map(([name, { added, there }]) => [name, { added, there }])),
    cards: () => cards,
    async add(table, given) {
      const at = of(table.name)
      const facts = given.map((fact) => withOurKeys(table, fact, of))
      const same = at.before === null ? facts.map(() => []) : await sameAs(tx, table, facts, at.before, looseMs)
      const fresh: NewRow[] = []
      if (at.before !== null) await learnTimes(tx, table, facts, at.before, at.lastAt)
      for (const [i, fact] of facts.entries()) {
        const found = same[i]?.find((key) => !at.taken.has(key))
        if (found === undefined) fresh.push({ fact, place: placeOf(table, fact, at) })
        else at.taken.add(found)
        const [key, ours] = [given[i]?.['id'], found ?? fresh.at(-1)?.place]
        const isOther = table.columns['id']?.isSerial === true && typeof ours === 'number' && ours !== key
        if (isOther && typeof key === 'number' && referred.has(table.name)) at.keys.set(key, ours)
      }
      await insert(tx, table, fresh)
      at.added += fresh.length
      at.there += facts.length - fresh.length
      if (table.makesSchedules) for (const id of await cardsIn(tx, table, fresh)) cards.add(id)
    },
  }
}

async function startOf(tx: Tx, table: FactTable, coming: number): Promise<Progress> {
  const before = await extentOf(tx, table)
  return {
    before,
    nextBefore: Math.min(before?.lowest ?? 1, 1) - coming,
    nextAfter: (before?.highest ?? 0) + 1,
    lastAt: new Map(),
    taken: new Set(),
    keys: new Map(),
    added: 0,
    there: 0,
  }
}

/** The fact as it refers to our rows. */
function withOurKeys(table: FactTable, fact: Fact, of: (name: string) => Progress): Fact {
  const entries = Object.entries(table.columns).flatMap(([name, { refersTo }]) => {
    const key = fact[name]
    if (refersTo === undefined || typeof key !== 'number') return []
    return [[name, of(refersTo).keys.get(key) ?? key] as const]
  })
  return entries.length === 0 ? fact : { ...fact, ...Object.fromEntries(entries) }
}

/**
 * The number a new row gets. Null: whichever comes next. What happened after all that is known of its card goes after
 * everything, anything else before everything, so that nothing old is taken for what was done last.
 */
function placeOf({ columns, line }: FactTable, fact: Fact, at: Progress): number | null {
  const isNumbered = columns['id']?.isSerial === true
  if (at.before === null) return isNumbered ? z.number().parse(fact['id']) : null
  if (line === null) return isNumbered ? at.nextAfter++ : null
  const ofAll = line.isApart ? undefined : at.lastAt.get('')
  const last = at.lastAt.get(subjectOf(fact, line.about)) ?? ofAll ?? -Infinity
  return Number(fact[line.at]) >= last ? at.nextAfter++ : at.nextBefore++
}
