import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { connectPlainly } from './connection.ts'
import { reasonOf } from './snapshot.ts'

/**
 * Runs `work` while nobody else does any work under the same lock. Does not wait. The lock is that of an empty database,
 * which the system lets go of with the process, however that ends.
 */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<Result<T, 'held'>> {
  await mkdir(dirname(file), { recursive: true })
  // What is in the way is told by the system more clearly than by the driver.
  await (await open(file, 'a')).close()
  const client = connectPlainly(file, 0)
  try {
    const lock = await client.transaction('write').catch((error: unknown) => {
      if (/SQLITE_BUSY|locked/.test(reasonOf(error))) return null
      throw error
    })
    if (lock === null) return err('held')
    try {
      return ok(await work())
    } finally {
      lock.close()
    }
  } finally {
    client.close()
  }
}
