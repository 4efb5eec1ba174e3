import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { flushFolder } from './audio-files.ts'
import { connectPlainly } from './connection.ts'
import { knownMigrations, readHistory } from './migrations.ts'
import type { RestoreError } from './restore-error.ts'
import { findFault, snapshot } from './snapshot.ts'

// What comes is made ready beside the database, on the same disk, and takes its place in one step. Its name says when that
// was begun, so that what was made ready then and never put is not taken for it.
export const incomingOf = (path: string, begunAt: Date): string => `${path}.${begunAt.getTime()}.incoming`

/** What speaks against using `file` as the database. Null: nothing. Without `projectDir` it may be of any program. */
export async function examine(file: string, projectDir: string | null): Promise<RestoreError | null> {
  if (!(await exists(file))) return { kind: 'missing', file }
  const fault = await findFault(file)
  if (fault !== null) return { kind: 'unsound', file, reason: fault }
  if (projectDir === null) return null
  const client = connectPlainly(file)
  const history = await readHistory(client, knownMigrations(projectDir))
  client.close()
  if (history.kind !== 'ours' || history.applied.length === 0) return { kind: 'foreign', file }
  return history.unknown.length > 0 ? { kind: 'newer', file, unknown: history.unknown } : null
}

/** Copies `file` to where it can take the place of the database at `path` in one step. What was made ready before goes. */
export async function prepareIncoming(file: string, path: string, begunAt: Date): Promise<Result<void, RestoreError>> {
  const incoming = incomingOf(path, begunAt)
  await mkdir(dirname(path), { recursive: true })
  await removeIncoming(path)
  const source = connectPlainly(file)
  const copied = await snapshot((to) => source.execute({ sql: 'VACUUM INTO ?', args: [to] }), incoming)
  source.close()
  if (!copied.ok) return err({ kind: 'unwritable', place: incoming, reason: reasonIn(copied.error) })
  // A cache of finished HTML: what is not made here is not shown here.
  const restored = connectPlainly(incoming)
  await restored.execute('DELETE FROM "Rendering"')
  restored.close()
  return ok(undefined)
}

const reasonIn = (error: { readonly kind: string; readonly reason?: string }): string => error.reason ?? error.kind

/** Puts what was made ready then in the place of the database. Does nothing where nothing is ready: it was put already. */
export async function putIncoming(path: string, begunAt: Date): Promise<void> {
  if (!(await exists(incomingOf(path, begunAt)))) return
  await removeLogs(path)
  await rename(incomingOf(path, begunAt), path)
  await flushFolder(dirname(path))
}

/** Removes all that was ever made ready for this place and never put. */
export async function removeIncoming(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    const isIncoming = /^\.\d+\.incoming(\.partial)?(-journal)?$/.test(name.slice(basename(path).length))
    if (name.startsWith(basename(path)) && isIncoming) await rm(join(dirname(path), name), { force: true })
  }
}

/** A log left beside a file that is gone would be taken for the log of the file that comes. */
async function removeLogs(path: string): Promise<void> {
  for (const suffix of ['-wal', '-shm', '-journal']) await rm(path + suffix, { force: true })
}

/** Whether there is a plain file of that name. */
export async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
