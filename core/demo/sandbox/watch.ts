import type { LimitName } from '../run.ts'
import type { Allowance } from './command.ts'
import { availableBytes, heldBytes, useOf } from './tree.ts'

const MB = 1024 * 1024
const FIRST_PAUSE_MS = 4
const LONGEST_PAUSE_MS = 50
/** A sandbox that seems too large, and keeps its map of memory from being read this long, is taken at its worst. */
const PATIENCE_MS = 500

export type Seen = {
  readonly onOver: (limit: LimitName, allowed: number) => void
  /** Came up to a limit that the kernel holds: the program may have been refused something. Once a limit. */
  readonly onNear: (limit: LimitName, allowed: number) => void
}

export type Watch = {
  readonly stop: () => void
  /** So far, as far as it was seen. */
  readonly cpuMs: () => number
  readonly peakBytes: () => number
}

/** Watches over the memory and the processes of the sandbox under `outer`, from its start. */
export function watch(outer: number, allowance: Allowance, { onOver, onNear }: Seen): Watch {
  const { treeBytes, processes, processBytes } = allowance
  const availableAtFirst = availableBytes()
  const told = new Set<LimitName>()
  const near = (limit: LimitName, allowed: number): void => {
    if (!told.has(limit)) onNear(limit, allowed)
    told.add(limit)
  }
  let [peakBytes, cpuMs] = [0, 0]
  let askedAt: number | null = null
  let hasStopped = false
  const ask = async (pids: readonly number[]): Promise<void> => {
    askedAt = performance.now()
    const bytes = await heldBytes(pids)
    askedAt = null
    if (hasStopped) return
    peakBytes = Math.max(peakBytes, bytes)
    if (bytes > treeBytes) onOver('tree-memory', treeBytes)
  }

  const look = (): void => {
    const lookedAt = performance.now()
    const use = useOf(outer)
    cpuMs = Math.max(cpuMs, use.cpuMs)
    peakBytes = Math.max(peakBytes, use.highestBytes)
    if (use.processes >= processes) near('processes', processes)
    if (use.largestBytes > processBytes * 0.95) near('process-memory', processBytes)
    if (askedAt === null) void ask(use.pids)
    else if (use.atMostBytes > treeBytes && lookedAt - askedAt > PATIENCE_MS) onOver('tree-memory', treeBytes)

    const available = availableBytes()
    const gone = availableAtFirst - available
    if (gone > 2 * treeBytes + 512 * MB || (available < 384 * MB && gone > 128 * MB)) {
      onOver('machine-memory', treeBytes)
    }
    if (hasStopped) return
    // Many programs are done in 30 ms: at first the looks are close together. One at many processes takes its time:
    // it must not take all of ours.
    pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)
    timer = setTimeout(look, Math.max(pauseMs, 10 * (performance.now() - lookedAt)))
  }
  let pauseMs = FIRST_PAUSE_MS
  let timer = setTimeout(look, pauseMs)
  return {
    stop: () => {
      hasStopped = true
      clearTimeout(timer)
    },
    cpuMs: () => cpuMs,
    peakBytes: () => peakBytes,
  }
}
