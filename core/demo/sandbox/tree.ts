import { readdirSync, readFileSync } from 'node:fs'

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
const isInside = (pid: number): boolean =>
  (/^NSpid:\t(.*)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '').includes('\t')

const PAGE = 4096
const TICK_MS = 10

export type Use = {
  /** Shared pages once. */
  readonly bytes: number
  readonly cpuMs: number
  readonly processes: number
  /** Most that one process asked for. */
  readonly largestBytes: number
}

/** What the sandbox under `root` holds right now. */
export function useOf(root: number): Use {
  let [bytes, cpuMs, processes, largestBytes] = [0, 0, 0, 0]
  for (const pid of treeOf(root)) {
    const statm = read(`/proc/${pid}/statm`).split(' ').map(Number)
    if (statm.length < 6 || !isInside(pid)) continue
    const shared = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1]
    bytes += shared === undefined ? (statm[1] ?? 0) * PAGE : Number(shared) * 1024
    largestBytes = Math.max(largestBytes, (statm[5] ?? 0) * PAGE)
    processes += list(`/proc/${pid}/task`).length
    const times = read(`/proc/${pid}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
      .map(Number)
    cpuMs += times.reduce((sum, ticks) => sum + ticks, 0) * TICK_MS
  }
  return { bytes, cpuMs, processes, largestBytes }
}

/** Memory the machine could still hand out. */
export const availableBytes = (): number =>
  Number(/^MemAvailable:\s+(\d+)/m.exec(read('/proc/meminfo'))?.[1] ?? Number.MAX_SAFE_INTEGER / 1024) * 1024

/**
 * Kills a sandbox at whatever point of its making it stands. The outer process is frozen first, so that it starts
 * nothing between the look and the blow; the pipes' ends are left to run dry.
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
  for (const child of childrenOf(outer)) if (isInside(child)) signal(child, 'SIGKILL')
  signal(outer, 'SIGKILL')
}
