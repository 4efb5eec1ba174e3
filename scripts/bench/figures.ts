import { availableParallelism, loadavg } from 'node:os'

/** The value that a share `p` (0..1) of the values does not exceed; the nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Three digits that say something: 0.0123, 1.23, 123. */
export const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 0.1 ? value.toPrecision(3) : value.toPrecision(2)

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)}`
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

/** Rows under a head, in columns; the first to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** What a figure should be, and what it is. */
export type Aim = { readonly aim: string; readonly got: string; readonly isMet: boolean }

export const aimLines = (aims: readonly Aim[]): string =>
  aims.map(({ aim, got, isMet }) => `${isMet ? 'met   ' : 'MISSED'}  ${aim}: ${got}`).join('\n')

export type Machine = { readonly node: string; readonly cores: number; readonly loadAtStart: number }

/** What the figures were taken on, and how busy it was already. */
export const machine = (): Machine => {
  return { node: process.version, cores: availableParallelism(), loadAtStart: loadavg()[0] ?? 0 }
}

export const machineLine = ({ node, cores, loadAtStart }: Machine): string =>
  `Node ${node}, ${cores} cores, load ${loadAtStart.toFixed(1)} at the start`
