import { createHash } from 'node:crypto'
import { constants } from 'node:os'
import { existsSync } from 'node:fs'
import { type Artefacts, artefactsIn } from './artefacts.ts'
import type { Demo } from './demo.ts'
import { type Build, LANGUAGE, type ToolName } from './languages.ts'
import { DEMO_LANGUAGES, type DemoLanguage, limitsOf } from './manifest.ts'
import type { Exit, Missing, Phase, Program, RunEvent } from './run.ts'
import type { Allowance } from './sandbox/command.ts'
import { execute, type Executed, type Given, type Job } from './sandbox/execute.ts'
import { isFiltered } from './sandbox/seccomp.ts'
import { findTool, installLine, type Tool } from './tools.ts'
import { createTurns } from './turns.ts'

const MB = 1024 * 1024
const MAX_ARTEFACT = 64 * MB
const MAX_WARM_CACHE = 512 * MB
/** Raised when a sandbox makes other artefacts of the same sources. */
const RECIPE = 1

export type Probe = {
  /** Why nothing can run here; null: sandboxes can be made. */
  readonly sandbox: Missing | null
  readonly tools: Readonly<Record<DemoLanguage, { readonly version: string } | { readonly missing: Missing }>>
}

export type Runner = {
  /** What this machine can run. What is missing is looked for again each time: it may have been installed since. */
  readonly probe: () => Promise<Probe>
  /**
   * Builds and runs a program, one after the other for all who ask. Tells how it goes on; the last event is the exit
   * that it answers. An aborted `signal` ends it wherever it stands, and nothing of it stays behind.
   */
  readonly run: (program: Program, onEvent: (event: RunEvent) => void, signal: AbortSignal) => Promise<Exit>
}

/** A demo's program, as it is stored but for what was edited. */
export function programOf(
  { manifest, files }: Pick<Demo, 'manifest' | 'files'>,
  edited: { files?: Record<string, string>; args?: string[]; stdin?: string } = {},
): Program {
  return {
    lang: manifest.lang,
    files: files.map(({ name, source }) => ({ name, source: edited.files?.[name] ?? source })),
    args: edited.args ?? manifest.args ?? [],
    stdin: edited.stdin ?? manifest.stdin ?? '',
    stdout: manifest.stdout,
    limits: limitsOf(manifest),
  }
}

/** `cacheDir`: where builds are kept. `projectDir`: where this program's packages lie. */
export function createRunner({ cacheDir, projectDir }: { cacheDir: string; projectDir: string }): Runner {
  const artefacts = artefactsIn(cacheDir)
  const tools = new Map<ToolName, () => Promise<Tool | Missing>>()
  const toolOf = (name: ToolName): Promise<Tool | Missing> => {
    const look = tools.get(name) ?? onceFound(() => findTool(name, projectDir))
    tools.set(name, look)
    return look()
  }
  const sandbox = onceFound(async () => (await sandboxMissing()) ?? 'there')
  const probe = async (): Promise<Probe> => {
    const made = await sandbox()
    return { sandbox: made === 'there' ? null : made, tools: await toolsHere(toolOf) }
  }
  const inTurn = createTurns()

  return {
    probe,
    run: async (program, onEvent, signal) => {
      const begun = performance.now()
      const tell: Tell = (event) => onEvent({ ...event, atMs: Math.round(performance.now() - begun) })
      const ran = await inTurn(
        signal,
        (position) => tell({ type: 'queued', position }),
        () => buildAndRun({ program, tell, signal, toolOf, probe, artefacts }),
      )
      const exit = ran ?? NOTHING
      tell({ type: 'exit', ...exit })
      return exit
    },
  }
}

/** An event but for its time; apart for each kind, so that each keeps its own fields. */
type Timeless<E> = E extends unknown ? Omit<E, 'atMs'> : never
type Tell = (event: Timeless<RunEvent>) => void

type Work = {
  readonly program: Program
  readonly tell: Tell
  readonly signal: AbortSignal
  readonly toolOf: (name: ToolName) => Promise<Tool | Missing>
  readonly probe: () => Promise<Probe>
  readonly artefacts: Artefacts
}

const NOTHING: Exit = {
  outcome: 'cancelled',
  phase: 'build',
  code: null,
  signal: null,
  wallMs: 0,
  cpuMs: 0,
  peakBytes: 0,
  missing: null,
}

async function buildAndRun(work: Work): Promise<Exit> {
  const { program, tell, signal } = work
  const language = LANGUAGE[program.lang]
  const { sandbox, tools } = await work.probe()
  const tool = tools[program.lang]
  const missing = sandbox ?? ('missing' in tool ? tool.missing : null)
  if (missing !== null) return { ...NOTHING, outcome: 'no-sandbox', missing }

  let built: string | null = null
  if (language.build !== null) {
    const outcome = await build(work, language.build)
    if ('exit' in outcome) return outcome.exit
    built = outcome.artefact
  }
  if (signal.aborted) return { ...NOTHING, phase: 'run' }
  const isModule = program.lang === 'typescript'
  const main = built === null ? `/app/${program.files[0]?.name}` : isModule ? '/app/main.mjs' : '/app/prog'
  const used = language.tool === null ? null : await work.toolOf(language.tool)
  const line = program.stdout === 'line' ? ['stdbuf', '-oL'] : []
  const done = await execute(
    {
      argv: [...line, ...argvOf(language.run(main, program.stdout), program.args)],
      files: [
        ...program.files.map(toGiven),
        ...(built === null ? [] : [{ path: main, from: { file: built }, isProgram: !isModule }]),
      ],
      stdin: { data: program.stdin },
      allowance: { ...allowanceOf(program), ...language.allowance },
      binds: used !== null && 'binds' in used ? used.binds : [],
      environment: language.environment ?? {},
      artefactBytes: null,
    },
    {
      onStart: () => tell({ type: 'start' }),
      onText: (from, text) => tell({ type: from, text }),
      onLimit: (limit, allowed, isFatal) => tell({ type: 'limit', phase: 'run', limit, allowed, isFatal }),
    },
    signal,
  )
  return exitOf(done, 'run')
}

/** `sh -c` lines take no arguments of the demo. */
const argvOf = (command: readonly string[], args: readonly string[]): readonly string[] =>
  command[1] === '-c' ? [...command, 'sh', ...args] : [...command, ...args]

const toGiven = ({ name, source }: { name: string; source: string }): Given => ({
  path: `/app/${name}`,
  from: { data: source },
})

function allowanceOf({ limits }: Pick<Program, 'limits'>): Allowance {
  return {
    wallMs: limits.wallMs,
    cpuS: Math.ceil(limits.wallMs / 1000),
    processes: limits.processes,
    processBytes: limits.processBytes,
    addressBytes: 4096 * MB,
    treeBytes: limits.treeBytes,
    openFiles: 64,
    fileBytes: 32 * MB,
    diskBytes: 64 * MB,
    outputBytes: limits.outputBytes,
  }
}

/** The same of a compiler, which needs more than what it makes. */
const buildAllowance = (program: Program, own: Partial<Allowance>): Allowance => ({
  ...allowanceOf(program),
  processes: 64,
  processBytes: 512 * MB,
  outputBytes: MB,
  fileBytes: 128 * MB,
  ...own,
  wallMs: program.limits.buildMs,
  cpuS: Math.ceil(program.limits.buildMs / 1000),
})

async function build(
  { program, tell, signal, toolOf, artefacts }: Work,
  step: Build,
): Promise<{ artefact: string } | { exit: Exit }> {
  const tool = await toolOf(step.tool)
  if (isMissing(tool)) return { exit: { ...NOTHING, outcome: 'no-sandbox', missing: tool } }
  const key = keyOf([program.lang, step.script, tool.version, program.files])
  const known = await artefacts.find(key)
  tell({ type: 'build', isCached: known !== null })
  if (known !== null) return { artefact: known }

  const heard = {
    onStart: () => undefined,
    onText: (_: 'stdout' | 'stderr', text: string) => tell({ type: 'build-output', text }),
    onLimit: (limit: Parameters<Parameters<typeof execute>[1]['onLimit']>[0], allowed: number, isFatal: boolean) =>
      tell({ type: 'limit', phase: 'build', limit, allowed, isFatal }),
  }
  const job = (script: string, files: readonly Given[], sources: readonly string[]): Omit<Job, 'stdin'> => ({
    argv: ['sh', '-c', script, 'sh', ...sources],
    files: [
      ...files,
      ...(tool.program === null ? [] : [{ path: '/app/.esbuild', from: { file: tool.program }, isProgram: true }]),
    ],
    allowance: buildAllowance(program, step.allowance),
    binds: tool.binds,
    environment: step.environment ?? {},
    artefactBytes: MAX_ARTEFACT,
  })

  let stdin: Job['stdin'] = { data: '' }
  if (step.warmUp !== undefined) {
    const { source, script } = step.warmUp
    const warmKey = keyOf([program.lang, 'warm', source, script, tool.version])
    let warm = await artefacts.find(warmKey)
    if (warm === null) {
      tell({ type: 'build-output', text: `${step.tool}: building its standard library once\n` })
      const files: readonly Given[] = [{ path: '/app/main.go', from: { data: source } }]
      const warming = { ...job(script, files, ['/app/main.go']), stdin, artefactBytes: MAX_WARM_CACHE }
      const made = await execute(warming, heard, signal)
      if (made.code !== 0 || made.artefact === null) return { exit: exitOf(made, 'build') }
      warm = await artefacts.keep(warmKey, made.artefact)
    }
    stdin = { file: warm }
  }

  const { compiles } = LANGUAGE[program.lang]
  const sources = program.files.map(({ name }) => name).filter((name) => compiles?.test(name) ?? true)
  const paths = sources.map((name) => `/app/${name}`)
  const made = await execute({ ...job(step.script, program.files.map(toGiven), paths), stdin }, heard, signal)
  if (made.code !== 0 || made.killedFor !== null || made.artefact === null) return { exit: exitOf(made, 'build') }
  return { artefact: await artefacts.keep(key, made.artefact) }
}

const keyOf = (parts: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([RECIPE, parts]))
    .digest('hex')

function exitOf(done: Executed, phase: Phase): Exit {
  const base = { phase, wallMs: Math.round(done.wallMs), cpuMs: done.cpuMs, peakBytes: done.peakBytes }
  const none = { code: null, signal: null, missing: null }
  if (done.killedFor === 'cancelled') return { ...NOTHING, ...base, ...none, outcome: 'cancelled' }
  const code = { code: done.code, signal: done.code === null ? null : signalOf(done.code), missing: null }
  if (done.killedFor !== null) return { ...base, ...code, outcome: 'limit' }
  if (!done.hasStarted) {
    const missing: Missing = { what: 'setup', detail: done.setupError.slice(0, 500), install: null }
    return { ...base, ...none, outcome: 'no-sandbox', missing }
  }
  return { ...base, ...code, outcome: phase === 'build' ? 'build-failed' : 'ended' }
}

/** The signal in a shell's exit code. */
const signalOf = (code: number): string | null =>
  Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0] ?? null

const STEPS: readonly (readonly [program: string, packages: string])[] = [
  ['bwrap', 'bubblewrap'],
  ['setpriv', 'util-linux'],
  ['prlimit', 'util-linux'],
  ['unshare', 'util-linux'],
  ['bash', 'bash'],
  ['timeout', 'coreutils'],
  ['stdbuf', 'coreutils'],
]

const isMissing = (found: unknown): found is Missing => typeof found === 'object' && found !== null && 'what' in found

/** Keeps what was found, and looks again for what was missing. */
function onceFound<T>(look: () => Promise<T | Missing>): () => Promise<T | Missing> {
  let looking: Promise<T | Missing> | undefined
  return () => {
    looking ??= look().then((found) => {
      if (isMissing(found)) looking = undefined
      return found
    })
    return looking
  }
}

async function toolsHere(toolOf: (name: ToolName) => Promise<Tool | Missing>): Promise<Probe['tools']> {
  const tools = await Promise.all(
    DEMO_LANGUAGES.map(async (lang) => {
      const { build: step, tool } = LANGUAGE[lang]
      const needed = [step?.tool, tool].filter((name) => name !== undefined && name !== null)
      const found = await Promise.all(needed.map(toolOf))
      const missing = found.find(isMissing)
      const version = found.flatMap((one) => (isMissing(one) ? [] : one.version)).join(', ')
      return [lang, missing === undefined ? { version } : { missing }] as const
    }),
  )
  return Object.fromEntries(tools) as Probe['tools']
}

/** Makes one sandbox to see whether it can be done. */
async function sandboxMissing(): Promise<Missing | null> {
  if (process.platform !== 'linux') return { what: 'linux', detail: process.platform, install: null }
  if (!isFiltered(process.arch)) return { what: 'linux', detail: process.arch, install: null }
  for (const [program, packages] of STEPS) {
    if (['/usr/bin', '/bin', '/usr/sbin', '/sbin'].some((folder) => existsSync(`${folder}/${program}`))) continue
    const what = program === 'bwrap' ? 'bubblewrap' : 'tool'
    return { what, detail: program, install: installLine(packages) }
  }
  const silent = { onStart: () => undefined, onText: () => undefined, onLimit: () => undefined }
  const allowance = { ...allowanceOf({ limits: limitsOf({}) }), wallMs: 5000 }
  const job: Job = { argv: ['true'], files: [], stdin: { data: '' }, allowance, artefactBytes: null }
  const tried = await execute(job, silent, new AbortController().signal)
  if (tried.hasStarted && tried.code === 0) return null
  return { what: 'namespaces', detail: tried.setupError.slice(0, 500) || `exit ${tried.code}`, install: null }
}
