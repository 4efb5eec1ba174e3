// The other process in tests that need one: node --import tsx testing-child.ts <job> <data folder> [project folder]
import { join } from 'node:path'
import { CardId } from '#core/card/card.ts'
import { connectPlainly } from './connection.ts'
import { openDb, type Db, type DbOptions } from './db.ts'
import { migrateDb } from './migrate.ts'
import { addReview, insideWrite, reviewsOf } from './reviews.ts'
import { optionsFor } from './testing.ts'

const CARD = CardId.parse('q-written')

const say = (line: unknown): void => void process.stdout.write(`${String(line)}\n`)

async function opened(options: DbOptions): Promise<Db> {
  const db = await openDb(options)
  if (!db.ok) throw new Error(db.error.kind)
  return db.value
}

/** Adds one review in a transaction that reads before it writes, as answering a card does. */
export const addOne = (db: Db, durationMs: number): Promise<number> =>
  insideWrite(db, async (tx) => {
    await reviewsOf(tx, CARD)
    return addReview(tx, { cardId: CARD, reviewedAt: new Date(durationMs), rating: 'good', durationMs, place: null })
  })

const jobs = {
  /** Prints what was applied. */
  async migrate(options: DbOptions) {
    const migrated = await migrateDb({ ...options, now: new Date() })
    say(JSON.stringify(migrated.ok ? migrated.value.applied : migrated.error))
  },
  /** Makes a database without a write-ahead log, and holds it as a writer for a third of a second. */
  async writeOld(options: DbOptions) {
    const client = connectPlainly(join(options.dataDir, 'zhuiwen.db'))
    const writes = await client.transaction('write')
    await writes.execute('CREATE TABLE "Held" (id)')
    say('writing')
    setTimeout(() => void writes.commit(), 300)
  },
  /** Writes 300 reviews. */
  async write(options: DbOptions) {
    const db = await opened(options)
    say('ready')
    for (let i = 0; i < 300; i++) await addOne(db, i)
    say('done')
  },
  /** Writes until it is killed, printing the id of each review that was committed. */
  async stream(options: DbOptions) {
    const db = await opened(options)
    for (;;) say(await addOne(db, 1))
  },
}

const [job, dataDir, projectDir] = process.argv.slice(2)
if (job !== undefined && Object.hasOwn(jobs, job) && dataDir !== undefined) {
  const options = optionsFor(dataDir)
  await jobs[job as keyof typeof jobs](projectDir === undefined ? options : { ...options, projectDir })
}
