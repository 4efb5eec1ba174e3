import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { CardId } from '#core/card/card.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { RunId } from '#core/practice/record.ts'
import { FORGETFUL } from '#core/schedule/evaluate/testing-log.ts'
import { type CardEvent, EVENT_KINDS } from '#core/schedule/history.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import { addAttempt } from '#core/store/attempts.ts'
import { addEvents, eventsOfBatch, undoEvents } from '#core/store/card-events.ts'
import { addDemoRun } from '#core/store/demo-runs.ts'
import { addVerdict } from '#core/store/duplicates.ts'
import { addOpinion } from '#core/store/opinions.ts'
import { addReading } from '#core/store/readings.ts'
import { addReview, addUndo, insideWrite } from '#core/store/reviews.ts'
import { addRevisions } from '#core/store/revisions.ts'
import { addRun, addSkip } from '#core/store/runs.ts'
import { attempt, attemptId } from '#core/store/testing-attempts.ts'
import { training } from '#core/store/testing-trainings.ts'
import { addTraining } from '#core/store/trainings.ts'
import type { Context } from './context.ts'
import { exportJson } from './history-export.ts'
import { refoldCards } from './refold.ts'
import { readSettings, saveSettings } from './settings.ts'
import { addRow, journalRow } from './testing-rows.ts'

const CARDS = ['q-first001', 'q-second02', 'q-third003'].map((id) => CardId.parse(id))

const card = fc.constantFrom(...CARDS)
/** Seconds within two years: close enough for some to be the same. */
const at = fc.integer({ min: 0, max: 60_000_000 }).map((s) => new Date(1_760_000_000_000 + s * 1000))
const words = fc.string({ unit: 'binary', maxLength: 30 })
const uuid = fc.uuid({ version: 4 })

/** Something that may happen. What it refers to is chosen among what is there by then. */
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      cardId: card,
      at,
      rating: fc.constantFrom(...RATINGS),
      durationMs: fc.option(fc.nat({ max: 90_000_000 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(), at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      cardId: card,
      at,
      batch: uuid,
      what: fc.constantFrom(...EVENT_KINDS),
      rating: fc.constantFrom(...RATINGS),
      durationMs: fc.option(fc.nat({ max: 90_000_000 })),
    }),
  },
  fc.record({ kind: fc.constant('event-undo' as const), which: fc.nat(), at }),
  fc.record({ kind: fc.constant('revision' as const), cardId: card, at, words }),
  fc.record({
    kind: fc.constant('run' as const),
    id: uuid,
    at,
    cards: fc.uniqueArray(card),
    isInterview: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('skip' as const), which: fc.nat(), cardId: card, at }),
  fc.record({ kind: fc.constant('attempt' as const), which: fc.option(fc.nat()), at, words, cardId: card }),
  fc.record({ kind: fc.constant('opinion' as const), which: fc.nat(), at, words, body: fc.jsonValue() }),
  fc.record({ kind: fc.constant('reading' as const), cardId: card, at, isDone: fc.boolean(), spentMs: fc.nat() }),
  fc.record({
    kind: fc.constant('verdict' as const),
    two: fc.uniqueArray(card, { minLength: 2, maxLength: 2 }),
    at,
    takenBack: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('demo-run' as const), at, words, isEdited: fc.boolean() }),
  fc.record({
    kind: fc.constant('training' as const),
    at,
    stabilityDays: fc.double({ min: 0.1, max: 5, noNaN: true }),
    isFirst: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('settings' as const), newPerDay: fc.nat({ max: 999 }) }),
  journalRow,
)
export type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never

export const deeds = (max: number): fc.Arbitrary<Deed[]> => fc.array(deed, { maxLength: max, size: 'max' })

/** Lets these things happen in a library, through the same doors as when somebody studies. */
export async function live(ctx: Pick<Context, 'db'>, happened: readonly Deed[]): Promise<void> {
  await insideWrite(ctx.db, async (tx) => {
    const [reviews, runs, attempts]: [number[], RunId[], Awaited<ReturnType<typeof attemptId>>[]] = [[], [], []]
    const [batches, stretches]: [string[], Set<string>] = [[], new Set()]
    const [undone, answered, skipped] = [new Set<number>(), new Set<number>(), new Set<string>()]
    const one = <T>(of: readonly T[], which: number): T | undefined => of[which % Math.max(of.length, 1)]
    for (const it of happened) {
      switch (it.kind) {
        case 'review':
          reviews.push(
            await addReview(tx, {
              ...it,
              reviewedAt: it.at,
              place: it.durationMs === null ? null : (it.durationMs % 97) / 97,
            }),
          )
          break
        case 'undo': {
          const id = one(reviews, it.which)
          if (id === undefined || undone.has(id)) break
          undone.add(id)
          await addUndo(tx, id, it.at)
          break
        }
        case 'event':
          if (batches.includes(it.batch)) break
          batches.push(it.batch)
          await addEvents(tx, [{ cardId: it.cardId, event: eventOf(it) }], it.batch)
          break
        case 'event-undo': {
          const batch = one(batches, it.which)
          if (batch) await undoEvents(tx, await eventsOfBatch(tx, batch), it.at)
          break
        }
        case 'revision': {
          const [path, hash] = [`${it.cardId}.mdx`, createHash('sha256').update(it.words).digest('hex')]
          await addRevisions(tx, [
            { cardId: it.cardId, hash, path, sourceGz: Uint8Array.from(gzipSync(it.words)), seenAt: it.at },
          ])
          break
        }
        case 'run': {
          const id = RunId.parse(it.id)
          if (runs.includes(id)) break
          runs.push(id)
          await addRun(tx, { id, startedAt: it.at, cardIds: it.cards, limitMs: null, isInterview: it.isInterview })
          break
        }
        case 'skip': {
          const runId = one(runs, it.which)
          if (runId === undefined || skipped.has(runId + it.cardId)) break
          skipped.add(runId + it.cardId)
          await addSkip(tx, runId, { cardId: it.cardId, skippedAt: it.at })
          break
        }
        case 'attempt': {
          const reviewId = it.which === null ? undefined : one(reviews, it.which)
          const isFree = reviewId !== undefined && !answered.has(reviewId)
          if (isFree) answered.add(reviewId)
          const id = attemptId()
          attempts.push(id)
          await addAttempt(
            tx,
            attempt({
              id,
              cardId: it.cardId,
              savedAt: it.at,
              thought: it.words,
              sentences: [it.words, '', '', '', ''],
              reviewId: isFree ? reviewId : null,
              runId: runs.at(-1) ?? null,
            }),
          )
          break
        }
        case 'opinion': {
          const id = one(attempts, it.which)
          if (id) await addOpinion(tx, { attemptId: id, model: it.words, askedAt: it.at, body: it.body })
          break
        }
        case 'reading':
          await addReading(tx, { ...it, url: `https://example.org/${it.spentMs % 3}` })
          break
        case 'verdict': {
          const [aId, bId] = it.two
          if (aId && bId) await addVerdict(tx, { aId, bId, at: it.at, takenBack: it.takenBack })
          break
        }
        case 'demo-run':
          await addDemoRun(tx, demoRun(it.at, it.words, it.isEdited))
          break
        case 'training':
          await addTraining(
            tx,
            training(it.stabilityDays, { trainedAt: it.at, present: it.isFirst ? null : FORGETFUL }),
          )
          break
        case 'settings':
          await saveSettings(tx, { ...(await readSettings(tx)), newPerDay: it.newPerDay })
          break
        case 'row': {
          const key = JSON.stringify(it.row['id'] ?? null)
          if (it.table === 'Stretch' && stretches.has(key)) break
          stretches.add(key)
          await addRow(tx, it.table, it.row)
          break
        }
        default:
          it satisfies never
      }
    }
    await refoldCards(tx, CARDS)
  })
}

function eventOf({ what, at: happenedAt, rating, durationMs }: Extract<Deed, { readonly kind: 'event' }>): CardEvent {
  switch (what) {
    case 'bury':
    case 'set-due':
      return { kind: what, at: happenedAt, until: new Date(happenedAt.getTime() + 86_400_000) }
    case 'rehearse':
      return { kind: what, at: happenedAt, rating, durationMs }
    default:
      return { kind: what, at: happenedAt }
  }
}

function demoRun(startedAt: Date, words: string, isEdited: boolean): Parameters<typeof addDemoRun>[1] {
  return {
    demoId: DemoId.parse('demo'),
    startedAt,
    hash: 'a'.repeat(64),
    isEdited,
    files: isEdited ? { 'main.sh': words } : null,
    args: [words],
    stdin: '',
    output: [{ from: 'stdout', text: words }],
    exit: {
      outcome: 'ended',
      phase: 'run',
      code: 0,
      signal: null,
      wallMs: 12.345678,
      cpuMs: 1,
      peakBytes: 4096,
      missing: null,
    },
    limits: [],
    checks: [{ expectation: { exit: 0 }, isMet: true }],
  }
}

/** The whole history as exported: two histories are the same if these texts are. */
export async function historyOf(ctx: Pick<Context, 'db' | 'dataDir'>): Promise<string> {
  const file = path.join(await mkdtemp(path.join(ctx.dataDir, 'export-')), 'history.json')
  const written = await exportJson(ctx, file)
  if (!written.ok) throw new Error(written.error.kind)
  return readFile(file, 'utf8')
}
