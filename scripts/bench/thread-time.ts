import { readFileSync } from 'node:fs'

/**
 * How long the processor has worked for the thread that runs JavaScript, in ms: neither other programs that had it
 * meanwhile nor the helpers of the engine are in it. Where the system does not tell, the whole process’s time.
 */
export function threadMs(): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    // No Linux.
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  }
}

/** How long something takes the thread. */
export function threadTimed<T>(work: () => T): readonly [done: T, ms: number] {
  const begun = threadMs()
  const done = work()
  return [done, threadMs() - begun]
}
