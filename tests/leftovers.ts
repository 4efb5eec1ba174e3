import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Where to look for what runs leave behind. */
export type Haunt = {
  /** A word that stands in the name of every file given to a run. It marks whatever runs in that sandbox. */
  readonly marker: string
  readonly cacheDir: string
  /** The process whose runs they are. One that leads a session of its own may be dead. */
  readonly owner: number
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    // It is gone, or not ours to read.
    return ''
  }
}

const list = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // As above.
    return []
  }
}

type Process = { readonly pid: number; readonly name: string; readonly parent: number; readonly session: number }

const processes = (): readonly Process[] =>
  list('/proc').flatMap((name) => {
    const stat = /^(\d+) \((.*)\) \S (\d+) \d+ (\d+) /s.exec(/^\d+$/.test(name) ? read(`/proc/${name}/stat`) : '')
    if (stat === null) return []
    return { pid: Number(stat[1]), name: stat[2] ?? '', parent: Number(stat[3]), session: Number(stat[4]) }
  })

/** Programs that lead into a sandbox, or carry its output: they may be left without a mark. */
const STEPS = ['setpriv', 'bash', 'cat', 'nice', 'unshare', 'sh', 'prlimit', 'bwrap', 'timeout', 'stdbuf']

/** A renamed process still sees the marked files of its sandbox. */
const isMarked = (pid: number, marker: string): boolean =>
  read(`/proc/${pid}/cmdline`).includes(marker) || list(`/proc/${pid}/root/app`).some((name) => name.includes(marker))

function sandboxProcesses({ marker, owner }: Haunt): readonly string[] {
  const all = processes()
  const byPid = new Map(all.map((one) => [one.pid, one]))
  const session = byPid.get(process.pid)?.session
  const isBelow = (one: Process): boolean => {
    for (let at: Process | undefined = one; at !== undefined; at = byPid.get(at.parent)) {
      if (at.parent === owner) return true
    }
    return false
  }
  const isOrphan = ({ parent }: Process): boolean => parent === 1 || byPid.get(parent)?.session !== session
  return all
    .filter((one) => {
      if (one.pid === owner || one.pid === process.pid) return false
      if (owner !== process.pid && one.session === owner) return true
      if (isBelow(one) || isMarked(one.pid, marker)) return true
      return one.session === session && STEPS.includes(one.name) && isOrphan(one)
    })
    .map(({ pid, name }) => `process ${pid} ${name}`)
}

/** The user that runs are given to when the app is root: nothing else on the machine is his. */
const RUN_AS = 61184

const files = ({ cacheDir }: Haunt): readonly string[] => [
  ...list(cacheDir)
    .filter((name) => !/^[0-9a-f]{64}$/.test(name))
    .map((name) => `in the cache: ${name}`),
  ...[tmpdir(), '/tmp', '/var/tmp', '/dev/shm'].flatMap((folder) =>
    list(folder).flatMap((name) => {
      const entry = statSync(path.join(folder, name), { throwIfNoEntry: false })
      const isTheirs = entry?.uid === RUN_AS || name.includes('bwrap')
      return isTheirs ? `file ${path.join(folder, name)}` : []
    }),
  ),
]

const kernelObjects = (): readonly string[] => [
  ...read('/proc/self/mounts')
    .split('\n')
    .map((line) => `mount ${line}`),
  ...['shm', 'msg', 'sem'].flatMap((kind) =>
    read(`/proc/sysvipc/${kind}`)
      .split('\n')
      .slice(1)
      .map((line) => `${kind} ${line}`),
  ),
]

/** Open files of this process that lie in the cache, or lead to a child. */
const descriptors = ({ cacheDir }: Haunt): number =>
  list('/proc/self/fd').filter((fd) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`)
      return target.startsWith(cacheDir) || target.startsWith('socket:')
    } catch {
      // The descriptor of the listing itself.
      return false
    }
  }).length

/** Looks what is there, and answers a function that says what is there beyond it. */
export function traces(haunt: Haunt): { readonly left: (withinMs: number) => Promise<readonly string[]> } {
  const look = () => [...sandboxProcesses(haunt), ...files(haunt), ...kernelObjects()]
  const before = new Set(look())
  const openBefore = descriptors(haunt)
  const now = (): readonly string[] => {
    const open = descriptors(haunt) - openBefore
    return [...look().filter((one) => !before.has(one)), ...(open > 0 ? [`${open} open descriptors`] : [])]
  }
  return {
    /** Waits for the last of it to go, no longer than this. */
    left: async (withinMs) => {
      const deadline = performance.now() + withinMs
      while (now().length > 0 && performance.now() < deadline) await delay(10)
      return now()
    },
  }
}
