import { readFileSync } from 'node:fs'

/**
 * How long the processor has worked for the thread that runs JavaScript, in ms: neither other programs that had it
 * meanwhile nor the helpers of the engine are in it. To some 4 ms, which is when the system counts. Where the system does not tell, the whole process’s time.
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

/** How long something takes: by the clock, or by the processor where that is less, since others had it meanwhile. */
export function timedOnBusy<T>(work: () => T): readonly [done: T, ms: number] {
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const done = work()
  const { user, system } = process.cpuUsage(cpu)
  return [done, Math.min(performance.now() - begun, (user + system) / 1000)]
}
