import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { backupDb } from '#core/store/backup.ts'
import { connectPlainly } from '#core/store/connection.ts'
import { closeDb, openDb } from '#core/store/db.ts'
import { optionsFor, projectDir } from '#core/store/testing.ts'
import { checkBackup } from './check.ts'
import { makeBackup } from './make.ts'
import { restore } from './restore.ts'
import { ATTEMPT, emptyFolder, markedLibrary, stateOf } from './testing-backup.ts'

const script = fileURLToPath(new URL('testing-child.ts', import.meta.url))

const Facts = z.object({ reviews: z.number(), last: z.number(), undos: z.number(), lastUndo: z.number() })

/** How many reviews a database holds, if it is in a state that the writer left it in. */
async function reviewsIn(file: string): Promise<number> {
  const client = connectPlainly(file)
  const { rows } = await client.execute(
    `SELECT (SELECT count(*) FROM "Review") AS reviews, (SELECT coalesce(max(id), 0) FROM "Review") AS last,
      (SELECT count(*) FROM "Undo") AS undos, (SELECT coalesce(max("reviewId"), 0) FROM "Undo") AS "lastUndo"`,
  )
  client.close()
  const facts = Facts.parse(rows[0])
  // From the first on without a gap, each with what takes it back, and no transaction by half.
  expect(new Set(Object.values(facts)).size, JSON.stringify(facts)).toBe(1)
  expect(facts.reviews % 50).toBe(0)
  return facts.reviews
}

test('a backup made while a thousand reviews a second are written for ten seconds is a state that there was', async () => {
  const library = await markedLibrary('busy')
  const { env } = library
  const db = await openDb(optionsFor(env.dataDir))
  if (!db.ok) throw new Error(db.error.kind)
  const child = spawn(process.execPath, ['--import', 'tsx', script, 'write', library.folder], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const written = { reviews: 0, isOver: false }
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      if (/^\d+$/.test(line)) written.reviews = Number(line)
    })
    .on('close', () => {
      written.isOver = true
    })

  const made: { readonly place: string; readonly atLeast: number }[] = []
  for (let second = 0; !written.isOver; second += 1) {
    const atLeast = written.reviews
    const now = new Date(Date.UTC(2026, 10, 24, 0, 0, second))
    const copyDb = (file: string) => backupDb(db.value, file)
    const done = await makeBackup(
      { places: env, projectDir, now, reason: 'manual', copyDb },
      path.join(env.dataDir, 'backups'),
    )
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    made.push({ place: done.value.place, atLeast })
  }
  await closeDb(db.value)
  expect(written.reviews).toBe(10_000)

  const found: number[] = []
  for (const { place, atLeast } of made) {
    expect(await checkBackup(place, projectDir)).toBeNull()
    const reviews = await reviewsIn(path.join(place, 'zhuiwen.db'))
    expect(reviews).toBeGreaterThanOrEqual(atLeast)
    found.push(reviews)
  }
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  expect(new Set(found).size).toBeGreaterThan(3)

  const middle = Math.floor(made.length / 2)
  const there = await emptyFolder()
  expect(await restore(there.env, made[middle]?.place ?? '', () => Promise.resolve(true))).toMatchObject({ ok: true })
  expect(await reviewsIn(path.join(there.env.dataDir, 'zhuiwen.db'))).toBe(found[middle])
  expect(await stateOf(there)).toMatchObject({ mark: 'busy', [`audio/${ATTEMPT}/1.webm`]: 'spoken busy' })
}, 120_000)
