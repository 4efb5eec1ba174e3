import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

type Options = { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }

/**
 * Runs a program that prints one JSON document as its last line, and reads that. Each measurement has a process of its
 * own, so that none finds the heap, the caches or the compiled code of another.
 */
export async function runChild<S extends z.ZodType>(
  schema: S,
  args: readonly string[],
  options: Options = {},
): Promise<z.output<S>> {
  const read = await runChildWithin(schema, args, Infinity, options)
  if (read === null) throw new Error(`${args.join(' ')} was stopped`)
  return read
}

/** The same of a program that is stopped after `mostMs`. Null: it was. */
export async function runChildWithin<S extends z.ZodType>(
  schema: S,
  args: readonly string[],
  mostMs: number,
  options: Options = {},
): Promise<z.output<S> | null> {
  const child = spawn(process.execPath, [...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err, isLate] = ['', '', false]
  const stop = (): void => {
    isLate = true
    child.kill('SIGKILL')
  }
  const timer = Number.isFinite(mostMs) ? setTimeout(stop, mostMs) : undefined
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await new Promise<number | string>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve(status ?? signal ?? 'gone'))
  })
  clearTimeout(timer)
  if (isLate) return null
  const last = out.trimEnd().split('\n').at(-1) ?? ''
  if (code !== 0 || last === '') throw new Error(`${args.join(' ')} ended with ${code}\n${err}${out}`)
  return schema.parse(JSON.parse(last))
}

/** A TypeScript file of this folder, as arguments for `runChild`. */
export const typescript = (file: string): readonly string[] => [
  '--import',
  import.meta.resolve('tsx'),
  `${import.meta.dirname}/${file}`,
]

/**
 * The most memory this process ever held at once, in bytes. On Linux from the kernel's mark for this program alone:
 * `maxRSS` begins with what the process that started it held.
 */
export async function peakBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Number(kilobytes) * 1024
}
