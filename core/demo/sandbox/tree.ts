import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

/** A file of /proc; empty when its process is gone. */
const read = (path: string): string => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    // It ended between two looks.
    return ''
  }
}

const list = (path: string): readonly string[] => {
  try {
    return readdirSync(path)
  } catch {
    // As above.
    return []
  }
}

export const childrenOf = (pid: number): readonly number[] =>
  list(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  )

const MOST = 1024

/** A process and all that descend from it. */
export function treeOf(root: number): readonly number[] {
  const found = [root]
  for (let i = 0; i < found.length && found.length < MOST; i++) found.push(...childrenOf(found[i] ?? root))
  return found
}

/** Whether it lives in a PID namespace below ours: a process of a sandbox, none of those that lead to it. */
const isInside = (status: string): boolean => (/^NSpid:\t(.*)$/m.exec(status)?.[1] ?? '').includes('\t')

const PAGE = 4096
const TICK_MS = 10

export type Use = {
  readonly pids: readonly number[]
  /** A page that several processes share is counted for each of them: never less than what they hold together. */
  readonly atMostBytes: number
  /** Most that one process ever held. */
  readonly highestBytes: number
  /** Most that one process asked for. */
  readonly largestBytes: number
  readonly cpuMs: number
  readonly processes: number
}

/** What the sandbox under `root` holds right now. Reads only what the kernel tells without waiting for the process. */
export function useOf(root: number): Use {
  let [atMostBytes, highestBytes, largestBytes, cpuMs, processes] = [0, 0, 0, 0, 0]
  const pids = treeOf(root).filter((pid) => {
    const status = read(`/proc/${pid}/status`)
    const statm = read(`/proc/${pid}/statm`).split(' ').map(Number)
    if (statm.length < 6 || !isInside(status)) return false
    atMostBytes += (statm[1] ?? 0) * PAGE
    highestBytes = Math.max(highestBytes, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024)
    largestBytes = Math.max(largestBytes, (statm[5] ?? 0) * PAGE)
    processes += Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 1)
    const times = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
      .map(Number)
    cpuMs += times.reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
    return true
  })
  return { pids, atMostBytes, highestBytes, largestBytes, cpuMs, processes }
}

/**
 * What these processes hold together, in bytes, a shared page once. The kernel waits for each process's map of memory,
 * and a process can keep that from it as long as it likes: hence never on the main thread, and one after the other.
 */
export async function heldBytes(pids: readonly number[]): Promise<number> {
  let bytes = 0
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'latin1').catch(() => '')
    bytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024
  }
  return bytes
}

/** Memory the machine could still hand out. */
export const availableBytes = (): number =>
  Number(/^MemAvailable:\s+(\d+)/m.exec(read('/proc/meminfo'))?.[1] ?? Number.MAX_SAFE_INTEGER / 1024) * 1024

/**
 * Kills a sandbox at whatever point of its making it stands. The outer process is frozen first, so that it starts
 * nothing between the look and the blow. If its child is there already, killing that one is enough: it is process 1 of
 * all that follows, and the outer process stays to wait for it, as nobody else would.
 */
export function killSandbox(outer: number): void {
  const signal = (pid: number, name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name)
    } catch {
      // It ended by itself.
    }
  }
  signal(outer, 'SIGSTOP')
  const inside = childrenOf(outer).filter((child) => isInside(read(`/proc/${child}/status`)))
  for (const child of inside) signal(child, 'SIGKILL')
  signal(outer, inside.length > 0 ? 'SIGCONT' : 'SIGKILL')
}
