import { setPriority } from 'node:os'
import path from 'node:path'
import { backupDb, describeBackupError } from '#core/store/backup.ts'
import { backUp, backUpTo, isDailyDue } from '#core/study/backup/back-up.ts'
import { describeBackupFault } from '#core/study/backup/fault.ts'
import { bytesOf } from '#core/study/backup/format.ts'
import type { Made } from '#core/study/backup/make.ts'
import type { Context } from '#core/study/context.ts'
import { projectDir, withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Whoever studies meanwhile comes first. */
const LATER = 10

/**
 * Backs up the whole library while others use it: to the folder of backups, or to a new folder. To a file ending in `.db` it
 * copies the database alone. `daily`: only if the backup of the day is still to be made.
 */
export async function backup(
  out: string | undefined,
  { daily = false }: { readonly daily?: boolean },
): Promise<Output> {
  if (daily && out !== undefined) throw new Failure('--daily goes to the folder of backups: name no place', true)
  if (daily) setPriority(LATER)
  return withLibrary(async (ctx) => {
    if (out?.endsWith('.db')) return copyDatabase(ctx, path.resolve(out))
    if (out !== undefined) return said(await backUpTo(ctx, path.resolve(out), projectDir), [])
    if (daily && !(await isDailyDue(ctx))) return { text: '', json: { file: null } }
    const made = await backUp(ctx, daily ? 'daily' : 'manual', projectDir)
    return said(made, made.ok ? made.value.dropped : [])
  })
}

async function copyDatabase(ctx: Context, file: string): Promise<Output> {
  const copied = await backupDb(ctx.db, file)
  if (!copied.ok) throw new Failure(describeBackupError(copied.error))
  return { text: copied.value, json: { file: copied.value } }
}

function said(made: Awaited<ReturnType<typeof backUpTo>>, dropped: readonly string[]): Output {
  if (!made.ok) throw new Failure(describeBackupFault(made.error))
  return { text: made.value.place, json: { ...figures(made.value), dropped } }
}

const figures = ({ place, about }: Made) => ({
  file: place,
  bytes: bytesOf(about),
  addedBytes: about.addedBytes,
  files: about.files.count,
})
