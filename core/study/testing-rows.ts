import fc from 'fast-check'
import { ACTIVITIES } from '#core/journal/activity.ts'
import { ENTRY_KINDS } from '#core/journal/entry.ts'
import { BOARD_STATES } from '#core/schedule/board.ts'
import type { Tx } from '#core/store/db.ts'
import type { Fact } from '#core/store/history-tables.ts'
import { insert } from '#core/store/history-write.ts'
import { TABLES } from '#core/store/under-way-tables.ts'

/** Adds a row to a table, as it stands in a file. */
export async function addRow(tx: Tx, name: string, row: Fact): Promise<void> {
  const found = TABLES.find((one) => one.name === name)
  if (!found) throw new Error(`no table ${name}`)
  await insert(tx, found, [{ fact: row, place: null }])
}

const at = fc.integer({ min: 0, max: 60_000_000 }).map((s) => 1_760_000_000_000 + s * 1000)
const words = fc.string({ unit: 'binary', maxLength: 30 })
const uuid = fc.uuid({ version: 4 })
const cardId = fc.constantFrom('q-first001', 'q-second02', 'q-third003')
const day = fc.constantFrom('2026-11-23', '2026-11-24')

const into = (table: string, row: fc.Arbitrary<Fact>) => row.map((one) => ({ kind: 'row' as const, table, row: one }))

/** A row of the journal: something written, a stretch of study, or a mark on the board. */
export const journalRow = fc.oneof(
  into(
    'EntryVersion',
    fc.record({
      entryId: uuid,
      kind: fc.constantFrom(...ENTRY_KINDS),
      day,
      cardId: fc.option(cardId),
      text: words,
      at,
    }),
  ),
  into(
    'Stretch',
    fc.record({
      id: uuid,
      startedAt: at,
      activity: fc.constantFrom(...ACTIVITIES),
      cardId: fc.option(cardId),
      activeMs: fc.nat(),
      idleMs: fc.nat(),
    }),
  ),
  into(
    'BoardMark',
    fc.record({
      cardId,
      at,
      state: fc.option(fc.constantFrom(...BOARD_STATES)),
      note: words,
      startedOn: fc.option(day),
      finishedOn: fc.option(day),
    }),
  ),
)
