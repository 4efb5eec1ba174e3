import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { plainHighlighter } from '#core/card/render/render.ts'
import { defaultDatabaseUrl, openDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import type { Context } from '#core/study/context.ts'
import { runnerIn } from '#core/study/runner.ts'

const projectDir = path.resolve(import.meta.dirname, '../..')

/** A library in `dir`, made if it is not there. */
export async function openLibrary(dir: string): Promise<Context> {
  const contentDir = path.join(dir, 'content')
  await mkdir(contentDir, { recursive: true })
  const options = { url: defaultDatabaseUrl(dir), dataDir: dir, projectDir }
  const migrated = await migrateDb({ ...options, now: new Date() })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const db = await openDb(options)
  if (!db.ok) throw new Error(db.error.kind)
  const highlighter = () => Promise.resolve(plainHighlighter)
  const runner = runnerIn(options)
  return { db: db.value, contentDir, dataDir: dir, now: () => new Date(), highlighter, model: null, runner }
}
