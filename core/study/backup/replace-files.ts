import { err, ok, type Result } from '#core/result.ts'
import type { Environment } from '../environment.ts'
import { type BackupFault, faultOf } from './fault.ts'
import { whatIsInTheWay } from './in-the-way.ts'
import { makeBackup } from './make.ts'
import { type FilePlan, planFiles } from './plan-files.ts'
import { putFiles } from './put-files.ts'
import { type Backup, readBackup } from './read-backup.ts'
import { ownFolder } from './settings.ts'

/**
 * Makes the files of the library those of a backup. `kept`: the backup that was made of them before. What is not in it, as
 * it was written since, is backed up first: between a crash and the next start anybody may edit cards.
 */
export async function replaceFiles(
  env: Environment,
  backup: Backup,
  kept: string | null,
): Promise<Result<void, BackupFault>> {
  try {
    const plan = await planFiles(backup.files, env)
    const obstacle = await whatIsInTheWay(plan, env)
    if (obstacle !== null) return err({ kind: 'unwritable', place: obstacle, reason: 'it is in the way' })
    if (!(await isKept(plan, kept, env))) {
      const job = { places: env, projectDir: null, now: env.now(), reason: 'before-restore', copyDb: null } as const
      const made = await makeBackup(job, ownFolder(env))
      if (!made.ok) return made
    }
    await putFiles(plan, backup.objects, env)
    return ok(undefined)
  } catch (error) {
    return err(faultOf(error, env.contentDir))
  }
}

/** Whether all that goes or is replaced is in the backup that was made of it. */
async function isKept({ changed, removed }: FilePlan, kept: string | null, env: Environment): Promise<boolean> {
  const going = new Set([...changed, ...removed].map((one) => one.path))
  if (going.size === 0) return true
  const read = kept === null ? null : await readBackup(kept)
  if (!read?.ok) return false
  const since = await planFiles(
    read.value.files.filter((one) => going.has(one.path)),
    env,
  )
  return ![...since.changed, ...since.removed].some((one) => going.has(one.path))
}
