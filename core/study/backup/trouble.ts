import { rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { readOrNull, writeWhole } from '../import-files.ts'
import { type BackupFault, describeBackupFault } from './fault.ts'

const KINDS = ['on-a-server', 'busy', 'exists', 'no-room', 'no-folder', 'inside', 'unwritable', 'unsound'] as const

/** The last backup that failed, if none was made since. */
const Trouble = z.object({
  at: z.iso.datetime().transform((text) => new Date(text)),
  kind: z.enum(KINDS satisfies readonly BackupFault['kind'][]),
  place: z.string().default(''),
  reason: z.string().default(''),
})
export type Trouble = z.infer<typeof Trouble>

/** Beside the database, as the folder of backups may be what fails. */
const fileOf = ({ dataDir }: Pick<Context, 'dataDir'>): string => path.join(dataDir, 'backup-failed.json')

export async function noteTrouble(ctx: Context, fault: BackupFault): Promise<void> {
  try {
    await writeWhole(fileOf(ctx), `${JSON.stringify({ at: ctx.now().toISOString(), ...fault })}\n`)
  } catch (error) {
    // The disk may be full. That there is no backup is seen without this as well.
    if (codeOf(error) === null) throw error
  }
}

export const forgetTrouble = (ctx: Context): Promise<void> => rm(fileOf(ctx), { force: true })

/** Null: the last backup was made. */
export async function lastTrouble(ctx: Pick<Context, 'dataDir'>): Promise<Trouble | null> {
  const bytes = await readOrNull(fileOf(ctx))
  return bytes && Trouble.parse(JSON.parse(bytes.toString('utf8')))
}

/** One line: what went wrong, and what to do about it. */
export const describeTrouble = ({ kind, place, reason }: Trouble): string =>
  describeBackupFault({ kind, place, reason })
