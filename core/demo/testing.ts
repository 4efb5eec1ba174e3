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
