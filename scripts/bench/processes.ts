import { readdir, readFile } from 'node:fs/promises'

/** Memory held now, and the most ever held by each, in bytes, of a process and all below it. Null where /proc is missing. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number } | null> {
  const statuses = (await familyOf(pid)).map(async (id) => readFile(`/proc/${id}/status`, 'utf8').catch(() => ''))
  const ours = await Promise.all(statuses)
  if (ours.length === 0) return null
  const total = (key: string): number =>
    ours.reduce(
      (sum, status) => sum + Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024,
      0,
    )
  return { now: total('VmRSS'), peak: total('VmHWM') }
}

/** Processor time of a process and all below it, of all threads, in ms. Null where /proc is missing. */
export async function cpuMsOf(pid: number): Promise<number | null> {
  const stats = await Promise.all((await familyOf(pid)).map((id) => readStat(id)))
  return stats.length === 0 ? null : stats.reduce((sum, stat) => sum + (stat?.cpuMs ?? 0), 0)
}

/** A process and all below it. Empty where /proc is missing. */
async function familyOf(pid: number): Promise<number[]> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const parents = new Map<number, number>()
  for (const stat of await Promise.all(names.map((name) => readStat(Number(name))))) {
    if (stat) parents.set(stat.pid, stat.parent)
  }
  const isOurs = (id: number): boolean => id === pid || (id > 1 && isOurs(parents.get(id) ?? 0))
  return [...parents.keys()].filter(isOurs)
}

async function readStat(pid: number): Promise<{ pid: number; parent: number; cpuMs: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The name stands in brackets and may hold anything; see proc(5) for the fields after it.
  const fields = text
    ?.slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  if (!fields) return null
  // Linux counts 100 ticks a second wherever Node runs.
  return { pid, parent: fields[1] ?? 0, cpuMs: ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10 }
}
