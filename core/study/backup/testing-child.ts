// The other process in tests that need one: node --import tsx testing-child.ts <job> <folder of the library> [n]
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import path from 'node:path'
import { openDb } from '#core/store/db.ts'
import { execute } from '#core/store/rows.ts'
import { optionsFor, projectDir } from '#core/store/testing.ts'
import { insideWrite } from '#core/store/write.ts'
import { backUp } from './back-up.ts'
import { restore, undoRestore } from './restore.ts'
import { environmentIn } from './testing-places.ts'
import { openContext } from '../context.ts'

/** Changes of the file system so far. */
let changes = 0

/** Ends this process as a power cut would, before the nth change that it makes to the file system. */
function dieBefore(nth: number): void {
  const counted = (): void => {
    changes += 1
    if (changes === nth) process.kill(process.pid, 'SIGKILL')
  }
  const { rename, rm, mkdir, copyFile, open, utimes, chmod, rmdir } = fs
  fs.rename = (...args) => (counted(), rename(...args))
  fs.rm = (...args) => (counted(), rm(...args))
  fs.copyFile = (...args) => (counted(), copyFile(...args))
  fs.open = (...args) => (counted(), open(...args))
  fs.utimes = (...args) => (counted(), utimes(...args))
  fs.chmod = (...args) => (counted(), chmod(...args))
  fs.rmdir = (...args) => (counted(), rmdir(...args))
  Object.assign(fs, { mkdir: (...args: Parameters<typeof mkdir>) => (counted(), mkdir(...args)) })
  syncBuiltinESMExports()
}

const yes = (): Promise<boolean> => Promise.resolve(true)

async function backUpAt(folder: string, time: string) {
  const ctx = await openContext(environmentIn(folder, time))
  if (!ctx.ok) throw new Error(JSON.stringify(ctx.error))
  return backUp(ctx.value, 'daily', projectDir)
}

const jobs = {
  backUpBefore: (folder: string) => backUpAt(folder, '2026-11-23T09:00:00Z'),
  backup: (folder: string) => backUpAt(folder, '2026-11-24T09:00:00Z'),
  async restore(folder: string) {
    return restore(environmentIn(folder, '2026-11-24T09:00:00Z'), path.join(folder, 'backup'), yes)
  },
  async undo(folder: string) {
    return undoRestore(environmentIn(folder, '2026-11-24T10:00:00Z'), yes)
  },
  /** Adds reviews and takes each back: fifty of both in a transaction, twenty times a second, ten seconds long. Prints how many there are. */
  async write(folder: string) {
    const db = await openDb(optionsFor(environmentIn(folder).dataDir))
    if (!db.ok) throw new Error(db.error.kind)
    const begun = performance.now()
    for (let batch = 1; batch <= 200; batch += 1) {
      await insideWrite(db.value, async (tx) => {
        await execute(
          tx,
          `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
          INSERT INTO "Review" ("cardId", "reviewedAt", rating, "durationMs") SELECT 'q-' || i, ?, 'good', 1000 FROM n`,
          batch,
        )
        await execute(
          tx,
          `INSERT INTO "Undo" ("reviewId", "undoneAt") SELECT id, ? FROM "Review" WHERE id > (SELECT coalesce(max("reviewId"), 0) FROM "Undo")`,
          batch,
        )
      })
      process.stdout.write(`${batch * 50}\n`)
      await wait(Math.max(0, batch * 50 - (performance.now() - begun)))
    }
    return { ok: true } as const
  },
}

const [job, folder, nth] = process.argv.slice(2)
if (job !== undefined && Object.hasOwn(jobs, job) && folder !== undefined) {
  if (nth !== undefined) dieBefore(Number(nth))
  const done = await jobs[job as keyof typeof jobs](folder)
  process.stdout.write(`${JSON.stringify({ ok: done.ok, changes, done })}\n`)
}
