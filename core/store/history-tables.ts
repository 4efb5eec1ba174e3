import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { VERDICTS } from '#core/practice/gate.ts'
import { AttemptId, RunId, WAYS } from '#core/practice/record.ts'
import { ACTIVITIES } from '#core/journal/activity.ts'
import { ENTRY_KINDS, EntryId, MAX_ENTRY_LENGTH } from '#core/journal/entry.ts'
import { BOARD_STATES } from '#core/schedule/board.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import { EVENT_KINDS } from '#core/schedule/history.ts'
import { Weights } from '#core/schedule/memory.ts'
import { Rating } from '#core/schedule/rating.ts'
import { BundleDocument } from '#core/share/bundle/document.ts'
import { ChainId, Sha256 } from '#core/share/bundle/manifest.ts'
import { AttemptRow } from './attempt-row.ts'
import { CHAIN_WAYS } from './chain-versions.ts'
import { KeptChecks, KeptExit, KeptGiven, KeptLimits, KeptOutput } from './demo-run-row.ts'
import { instant, json, keyOf, orNull, packed, real, serial, text, whole, yes, type Column } from './history-columns.ts'
import { KeptFigures } from './training-row.ts'

/** One row, by the names of its columns, as it stands in the file. */
export type Fact = Readonly<Record<string, unknown>>

/** A table of facts as the file of the study history holds it. */
export type FactTable = {
  readonly name: string
  readonly columns: Readonly<Record<string, Column>>
  /** Of one row in the file. */
  readonly schema: z.ZodType<Fact>
  /** The columns that tell one fact from another, whatever its number; the one that leaves fewest rows first. */
  readonly same: readonly string[]
  /** The rows' order: their key, or `rowid` where it matters which of them was added first. */
  readonly order: readonly string[]
  /**
   * Facts about one thing, told by these columns, are in the order of their times, even those that came in later from elsewhere.
   * `isApart`: what they are about has no order; the first of them is then as new as anything.
   */
  readonly line: { readonly about: readonly string[]; readonly at: string; readonly isApart?: true } | null
  /** Schedules are folded from it. */
  readonly makesSchedules: boolean
  /** Rows that are read and written at a time; few where one may be large. */
  readonly atOnce: number
  /** Rows that are not taken along. */
  readonly staysBehind: (row: Fact) => boolean
}

/** What a fact of a table that has a `line` is about. */
export const subjectOf = (fact: Fact, about: readonly string[]): string =>
  JSON.stringify(about.map((column) => fact[column]))

type How = Pick<FactTable, 'same'> &
  Partial<Pick<FactTable, 'order' | 'line' | 'makesSchedules' | 'atOnce' | 'staysBehind'>> & {
    /** Columns that rows of a kind cannot do without, though others can. */
    readonly ofKind?: Readonly<Record<string, string>>
  }

export function table(
  name: string,
  columns: Readonly<Record<string, Column>>,
  { ofKind = {}, ...how }: How,
): FactTable {
  const schema = z
    .strictObject(Object.fromEntries(Object.entries(columns).map(([key, { schema: one }]) => [key, one])))
    .superRefine(({ kind, ...fact }, issues) => {
      const column = ofKind[String(kind)]
      if (column === undefined || fact[column] !== null) return
      issues.addIssue({ code: 'custom', path: ['kind'], message: `a ${String(kind)} without its ${column}` })
    })
  const order = columns['id']?.isSerial ? ['id'] : how.same
  const usual = { order, line: null, makesSchedules: false, atOnce: 1000, staysBehind: () => false }
  return { name, columns, schema, ...usual, ...how }
}

const [cardId, demoId, attemptId, runId] = [text(CardId), text(DemoId), text(AttemptId), text(RunId)]
const kept = AttemptRow.shape

/**
 * Every fact there is, one table an entry and one column a name, as prisma/schema.prisma has them. A table comes after
 * those it refers to. Export, import and the published schema follow from this list, so a new column or table is a line
 * here; a column that comes later has to be `orNull`, as files written before do not have it.
 */
export const HISTORY: readonly FactTable[] = [
  table('Setting', { key: text(), value: json() }, { same: ['key'] }),
  table(
    'Revision',
    { id: serial, cardId, hash: text(), path: text(), source: packed(null), seenAt: instant },
    { same: ['cardId', 'hash', 'seenAt'], line: { about: ['cardId'], at: 'seenAt' }, atOnce: 100 },
  ),
  table(
    'Review',
    { id: serial, cardId, reviewedAt: instant, rating: text(Rating), durationMs: orNull(whole), place: orNull(real) },
    { same: ['reviewedAt', 'cardId', 'rating'], line: { about: ['cardId'], at: 'reviewedAt' }, makesSchedules: true },
  ),
  table('Undo', { reviewId: keyOf('Review', serial), undoneAt: instant }, { same: ['reviewId'], makesSchedules: true }),
  table(
    'CardEvent',
    {
      id: serial,
      cardId,
      at: instant,
      kind: text(z.enum(EVENT_KINDS)),
      until: orNull(instant),
      afterReview: orNull(keyOf('Review', serial)),
      batch: text(),
      rating: orNull(text(Rating)),
      durationMs: orNull(whole),
    },
    {
      same: ['batch', 'cardId', 'kind'],
      line: { about: ['cardId'], at: 'at' },
      makesSchedules: true,
      ofKind: { bury: 'until', 'set-due': 'until', rehearse: 'rating' },
    },
  ),
  table(
    'EventUndo',
    { eventId: keyOf('CardEvent', serial), undoneAt: instant },
    { same: ['eventId'], makesSchedules: true },
  ),
  table(
    'PracticeRun',
    { id: runId, startedAt: instant, cardIds: json(z.array(CardId)), limitMs: orNull(whole), isInterview: yes },
    { same: ['id'] },
  ),
  table('RunSkip', { runId: keyOf('PracticeRun', runId), cardId, skippedAt: instant }, { same: ['runId', 'cardId'] }),
  table(
    'Attempt',
    {
      id: attemptId,
      cardId,
      runId: orNull(runId),
      retryOf: orNull(attemptId),
      way: text(z.enum(WAYS)),
      startedAt: instant,
      savedAt: instant,
      plan: json(kept.plan),
      events: json(kept.events),
      thought: text(),
      sentences: json(kept.sentences),
      critique: json(kept.critique),
      gate: orNull(json(kept.gate)),
      verdict: orNull(text(z.enum(VERDICTS))),
      reviewId: orNull(keyOf('Review', serial)),
      cardHash: text(),
    },
    // That a gate was passed decides what a card opens.
    { same: ['id'], order: ['rowid'], line: { about: ['cardId'], at: 'savedAt' }, makesSchedules: true, atOnce: 50 },
  ),
  table(
    'Opinion',
    { id: serial, attemptId: keyOf('Attempt', attemptId), model: text(), askedAt: instant, body: json() },
    { same: ['attemptId', 'askedAt', 'model'], line: { about: ['attemptId'], at: 'askedAt' }, atOnce: 50 },
  ),
  table(
    'Reading',
    { id: serial, cardId, url: text(z.string().regex(/^https?:/i)), at: instant, spentMs: whole, isDone: yes },
    { same: ['cardId', 'at', 'url', 'spentMs', 'isDone'], line: { about: ['cardId'], at: 'at' } },
  ),
  table(
    'NotDuplicate',
    { id: serial, aId: text(CardId), bId: text(CardId), at: instant, takenBack: yes },
    { same: ['aId', 'bId', 'at', 'takenBack'], line: { about: ['aId', 'bId'], at: 'at' } },
  ),
  table(
    'EntryVersion',
    {
      id: serial,
      entryId: text(EntryId),
      kind: text(z.enum(ENTRY_KINDS)),
      day: text(StudyDay),
      cardId: orNull(cardId),
      text: text(z.string().max(MAX_ENTRY_LENGTH)),
      at: instant,
    },
    // Whoever follows what is written goes by the numbers of versions.
    { same: ['entryId', 'at', 'text'], line: { about: ['entryId'], at: 'at', isApart: true }, atOnce: 100 },
  ),
  table(
    'Stretch',
    {
      id: text(z.uuid()),
      startedAt: instant,
      activity: text(z.enum(ACTIVITIES)),
      cardId: orNull(cardId),
      activeMs: whole,
      idleMs: whole,
    },
    { same: ['id'] },
  ),
  table(
    'BoardMark',
    {
      id: serial,
      cardId,
      at: instant,
      state: orNull(text(z.enum(BOARD_STATES))),
      note: text(),
      startedOn: orNull(text(StudyDay)),
      finishedOn: orNull(text(StudyDay)),
    },
    { same: ['cardId', 'at', 'note'], line: { about: ['cardId'], at: 'at' } },
  ),
  table(
    'ChainVersion',
    {
      id: text(z.uuid()),
      chainId: text(ChainId),
      rootId: text(CardId),
      way: text(z.enum(CHAIN_WAYS)),
      version: whole,
      contentHash: text(Sha256),
      at: instant,
      batch: orNull(text()),
      bundle: packed(BundleDocument),
    },
    { same: ['id'], line: { about: ['chainId'], at: 'at' }, atOnce: 1 },
  ),
  table(
    'ShareLink',
    {
      id: text(z.uuid()),
      tokenHash: text(Sha256),
      label: text(),
      chainId: text(ChainId),
      madeAt: instant,
      expiresAt: orNull(instant),
      isIndexed: yes,
      isEmbeddable: yes,
    },
    { same: ['id'] },
  ),
  table(
    'ShareLinkChange',
    { id: serial, linkId: keyOf('ShareLink', text(z.uuid())), at: instant, versionId: orNull(text(z.uuid())) },
    { same: ['linkId', 'at'], line: { about: ['linkId'], at: 'at' } },
  ),
  table(
    'DemoRun',
    {
      id: serial,
      demoId,
      startedAt: instant,
      hash: text(),
      isEdited: yes,
      given: packed(KeptGiven),
      output: packed(KeptOutput),
      exit: json(KeptExit),
      limits: json(KeptLimits),
      checks: json(KeptChecks),
    },
    { same: ['demoId', 'startedAt', 'hash'], line: { about: ['demoId'], at: 'startedAt' }, atOnce: 10 },
  ),
  table(
    'Training',
    {
      id: serial,
      trainedAt: instant,
      weights: json(Weights),
      present: orNull(json(Weights)),
      trainedOn: whole,
      figures: json(KeptFigures),
    },
    { same: ['trainedAt'] },
  ),
]

/**
 * Facts of this machine alone, which no file takes along: that a program of somebody else may run here is said here, by a
 * click. Files written by earlier versions have the table, and it is passed over.
 */
export const STAYS_HERE: readonly string[] = ['DemoAllowed']

/** What tables may hold in a file, made from the list of their columns. */
export function tablesSchema(tables: readonly FactTable[]): z.ZodType {
  const published = ({ columns }: FactTable): z.ZodType =>
    z.array(
      z.strictObject(Object.fromEntries(Object.entries(columns).map(([key, one]) => [key, one.form ?? one.schema]))),
    )
  return z.strictObject(Object.fromEntries(tables.map((one) => [one.name, published(one).optional()])))
}

/** The JSON Schema of the file. `format`: the name of the format. */
export function historySchema(format: string): object {
  const whole = z.strictObject({ format: z.literal(format), facts: tablesSchema(HISTORY) })
  return z.toJSONSchema(whole, { io: 'input', unrepresentable: 'any' })
}
