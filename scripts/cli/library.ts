import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { describeOpenError, closeDb } from '#core/store/db.ts'
import type { OpenError } from '#core/store/db.ts'
import { describeMigrateError, migrateDb } from '#core/store/migrate.ts'
import { databaseOf, openContext } from '#core/study/context.ts'
import type { Context } from '#core/study/context.ts'
import { finishRestore } from '#core/study/backup/finish-restore.ts'
import type { Journal } from '#core/study/backup/journal.ts'
import { readEnvironment } from '#core/study/environment.ts'
import type { Environment } from '#core/study/environment.ts'
import { Failure } from './output.ts'

export const projectDir = path.resolve(import.meta.dirname, '../..')

export function environment(): Environment {
  const read = readEnvironment(process.env, projectDir, () => new Date())
  if (!read.ok) throw new Failure(read.error, true)
  return read.value
}

/** Opens the library, bringing its database up to date first, and closes it when `work` is done. */
export async function withLibrary<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const env = environment()
  await access(env.contentDir, constants.R_OK).catch(() => {
    throw new Failure(`no content folder at ${env.contentDir}: make it, or set ZHUIWEN_CONTENT`)
  })
  const ctx = await open(env)
  try {
    return await work(ctx)
  } finally {
    await closeDb(ctx.db)
  }
}

async function open(env: Environment): Promise<Context> {
  const finished = await finishRestore(env)
  if (!finished.ok) throw refusal(finished.error)
  if (finished.value !== null) console.error(sayFinished(finished.value))
  const opened = await openContext(env)
  if (opened.ok) return opened.value
  if (opened.error.kind !== 'pending-migrations') throw refusal(opened.error)

  const migrated = await migrateDb({ ...databaseOf(env), now: env.now() })
  if (!migrated.ok) throw new Failure(describeMigrateError(migrated.error))
  const { applied, backup } = migrated.value
  if (applied.length > 0) console.error(`zhuiwen: database brought up to date (${applied.join(', ')})`)
  if (backup !== null) console.error(`zhuiwen: the database as it was is kept in ${backup}`)
  const again = await openContext(env)
  if (!again.ok) throw refusal(again.error)
  return again.value
}

const sayFinished = ({ source, kept }: Journal): string =>
  `zhuiwen: restoring ${source} had been cut short, and is finished now${kept === null ? '' : `; what there was before is kept in ${kept}: zhuiwen restore --undo`}`

const refusal = (error: OpenError): Failure => new Failure(describeOpenError(error))
