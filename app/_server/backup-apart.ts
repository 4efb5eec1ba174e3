import { spawn } from 'node:child_process'
import path from 'node:path'
import { isDailyDue } from '#core/study/backup/back-up.ts'
import type { Context } from '#core/study/context.ts'

/**
 * Backs the library up by the command line, in a process of its own: copying a database and reading all files would keep
 * pages waiting here. False: it failed, and what went wrong is kept with the library.
 */
export function backUpApart(kind: 'daily' | 'manual'): Promise<boolean> {
  const program = path.join(process.cwd(), 'scripts', 'zhuiwen')
  const args = [program, 'backup', ...(kind === 'daily' ? ['--daily'] : [])]
  return new Promise((resolve) => {
    const child = spawn(/*turbopackIgnore: true*/ process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    // It leaves nothing half done, and is not to go on when nobody is there any more.
    const end = (): void => void child.kill()
    process.once('exit', end)
    child.once('error', (error) => {
      console.error('zhuiwen: a backup could not be begun', error)
      resolve(false)
    })
    child.once('exit', (code) => {
      process.off('exit', end)
      resolve(code === 0)
    })
  })
}

/** So long the first pages have the machine to themselves. */
const FIRST_MS = 2 * 60_000
/** How often it is looked whether a study day has begun; also when what failed is tried again. */
const AGAIN_MS = 60 * 60_000

/** Makes a backup on each study day, as long as the server runs. */
export function backUpDaily(ctx: Context): void {
  const look = async (): Promise<void> => {
    try {
      if (await isDailyDue(ctx)) await backUpApart('daily')
    } catch (error) {
      console.error('zhuiwen: it cannot be seen whether a backup is due', error)
    }
    setTimeout(() => void look(), AGAIN_MS).unref()
  }
  setTimeout(() => void look(), FIRST_MS).unref()
}
