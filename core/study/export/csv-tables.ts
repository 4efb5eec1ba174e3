import { z } from 'zod'
import { KeptExit } from '#core/store/demo-run-row.ts'
import { HISTORY, type Fact, type FactTable } from '#core/store/history-tables.ts'
import type { Field } from '#core/share/csv-row.ts'

/** A table of facts as a spreadsheet takes it: the name of each column, and what stands in it. */
export type CsvTable = {
  readonly name: string
  readonly table: FactTable
  readonly columns: Readonly<Record<string, (fact: Fact) => Field>>
}

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const as =
  (column: string) =>
  (fact: Fact): Field =>
    Scalar.parse(fact[column])
/** In UTC, as ISO 8601 has it. */
const at =
  (column: string) =>
  (fact: Fact): Field =>
    new Date(z.number().parse(fact[column])).toISOString()
const sentence =
  (n: number) =>
  ({ sentences }: Fact): Field =>
    z.array(z.string()).parse(sentences)[n - 1] ?? ''
const ids =
  (column: string) =>
  (fact: Fact): Field =>
    z.array(z.string()).parse(fact[column]).join(' ')

function of(name: string, source: string, columns: CsvTable['columns']): CsvTable {
  const table = HISTORY.find((one) => one.name === source)
  if (!table) throw new Error(`no table ${source}`)
  return { name, table, columns }
}

/** One file each, beside reviews and cards. Of an entry the line that comes last holds, and so of a mark. */
export const CSV_TABLES: readonly CsvTable[] = [
  of('attempts', 'Attempt', {
    attempt_id: as('id'),
    card_id: as('cardId'),
    run_id: as('runId'),
    retry_of: as('retryOf'),
    way: as('way'),
    started_at: at('startedAt'),
    saved_at: at('savedAt'),
    verdict: as('verdict'),
    thought: as('thought'),
    sentence_1: sentence(1),
    sentence_2: sentence(2),
    sentence_3: sentence(3),
    sentence_4: sentence(4),
    sentence_5: sentence(5),
  }),
  of('readings', 'Reading', {
    card_id: as('cardId'),
    url: as('url'),
    at: at('at'),
    spent_ms: as('spentMs'),
    is_done: as('isDone'),
  }),
  of('demo-runs', 'DemoRun', {
    run_id: as('id'),
    demo_id: as('demoId'),
    started_at: at('startedAt'),
    is_edited: as('isEdited'),
    outcome: ({ exit }) => KeptExit.parse(exit).outcome,
    wall_ms: ({ exit }) => KeptExit.parse(exit).wallMs,
  }),
  of('practice-runs', 'PracticeRun', {
    run_id: as('id'),
    started_at: at('startedAt'),
    card_ids: ids('cardIds'),
    limit_ms: as('limitMs'),
    is_interview: as('isInterview'),
  }),
  of('entries', 'EntryVersion', {
    entry_id: as('entryId'),
    version: as('id'),
    kind: as('kind'),
    day: as('day'),
    card_id: as('cardId'),
    at: at('at'),
    text: as('text'),
  }),
  of('stretches', 'Stretch', {
    stretch_id: as('id'),
    started_at: at('startedAt'),
    activity: as('activity'),
    card_id: as('cardId'),
    active_ms: as('activeMs'),
    idle_ms: as('idleMs'),
  }),
  of('marks', 'BoardMark', {
    card_id: as('cardId'),
    at: at('at'),
    state: as('state'),
    note: as('note'),
    started_on: as('startedOn'),
    finished_on: as('finishedOn'),
  }),
]
