import { readdirSync, readFileSync } from 'node:fs'
import { LIMITS, type DemoLanguage, type Limits } from './manifest.ts'
import type { Exit, LimitName, Program, RunEvent } from './run.ts'
import type { Runner } from './runner.ts'

const MAIN: Readonly<Record<DemoLanguage, string>> = {
  c: 'main.c',
  cpp: 'main.cpp',
  go: 'main.go',
  python: 'main.py',
  node: 'main.mjs',
  typescript: 'main.ts',
  sh: 'main.sh',
  sql: 'main.sql',
}

export const programIn = (lang: DemoLanguage, source: string, limits: Partial<Limits> = {}): Program => ({
  lang,
  files: [{ name: MAIN[lang], source }],
  args: [],
  stdin: '',
  stdout: 'line',
  limits: { ...LIMITS, ...limits },
})

export type Ran = {
  readonly exit: Exit
  readonly stdout: string
  readonly output: string
  readonly limits: readonly LimitName[]
  readonly events: readonly RunEvent[]
}

/** Runs a program to its end and gathers what it said. */
export async function ran(runner: Runner, program: Program, signal = new AbortController().signal): Promise<Ran> {
  const events: RunEvent[] = []
  const exit = await runner.run(program, (event) => events.push(event), signal)
  const text = (...types: RunEvent['type'][]): string =>
    events.flatMap((event) => (types.includes(event.type) && 'text' in event ? event.text : [])).join('')
  const limits = events.flatMap((event) => (event.type === 'limit' && event.isFatal ? event.limit : []))
  return { exit, stdout: text('stdout'), output: text('stdout', 'stderr', 'build-output'), limits, events }
}

/**
 * Processes whose command line holds `mark`, given to a program as an argument: all that lead to it, and process 1 of its
 * namespace, without which nothing in there lives.
 */
export const processesMarked = (mark: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')
        return command.includes(mark) ? `${pid} ${command}` : []
      } catch {
        // It ended between two looks.
        return []
      }
    })
