import { type SpawnOptions, spawn } from 'node:child_process'
import { chmod, copyFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { DEMO_LANGUAGES, type DemoLanguage, LIMITS } from '#core/demo/manifest.ts'
import type { Program } from '#core/demo/run.ts'
import { createRunner, type Runner } from '#core/demo/runner.ts'
import { Failure } from '../cli/output.ts'
import { clickToOutput } from './demo-click.ts'
import { HELLO } from './demo-hello.ts'
import { aimLines, digits, machine, machineLine, median, percentile, table } from './figures.ts'
import type { Aim, Machine } from './figures.ts'
import { chromiumPath } from './javascript.ts'
import { inScratch, say } from './scratch.ts'
import { prepareProject, projectDir } from './server.ts'

const ROUNDS = 100
const BUILDS = 5
const [OVERHEAD_LIMIT_MS, CLICK_LIMIT_MS] = [22, 100]

type Spread = { readonly medianMs: number; readonly p95Ms: number }
type Start = { readonly name: string; readonly firstByte: Spread; readonly end: Spread }
type Build = {
  readonly lang: DemoLanguage
  /** The first with this tool on this machine: a tool that keeps a cache of its own fills it. */
  readonly coldMs: number
  /** Another source. */
  readonly changedMs: Spread
  /** The same source: what was built before is found. */
  readonly cachedMs: Spread
  /** Of a whole run that was built before, from the asking to the exit. */
  readonly runMs: Spread
}

export type DemoFigures = {
  readonly machine: Machine
  readonly starts: readonly Start[]
  /** Pair by pair: how much later the first byte comes out of the sandbox than from plain exec. */
  readonly overhead: Spread
  readonly click: Spread
  readonly builds: readonly Build[]
  readonly aims: readonly Aim[]
}

/** Measures what the sandbox costs, beside plain exec and bubblewrap alone; the way from a click; and the builds. */
export async function benchDemo(): Promise<DemoFigures> {
  const begunOn = machine()
  await chromiumPath()
  return inScratch(async (dir) => {
    const runner = createRunner({ cacheDir: path.join(dir, 'cache'), projectDir })
    const { sandbox } = await runner.probe()
    if (sandbox !== null) throw new Failure(`no sandbox can be made here: ${sandbox.detail}`)
    say('starts')
    const { starts, overhead } = await measureStarts(runner, dir)
    const builds: Build[] = []
    for (const lang of DEMO_LANGUAGES) {
      say(`builds: ${lang}`)
      builds.push(await measureBuilds(createRunner({ cacheDir: path.join(dir, lang), projectDir }), lang))
    }
    say('clicks')
    await prepareProject()
    const click = spreadOf(await clickToOutput(path.join(dir, 'click')))
    const aims: readonly Aim[] = [
      aim(`sandbox over plain exec, median not above ${OVERHEAD_LIMIT_MS} ms`, overhead.medianMs, OVERHEAD_LIMIT_MS),
      aim(`click to first line, built before, median under ${CLICK_LIMIT_MS} ms`, click.medianMs, CLICK_LIMIT_MS),
    ]
    return { machine: begunOn, starts, overhead, click, builds, aims }
  })
}

const aim = (text: string, ms: number, limitMs: number): Aim => ({
  aim: text,
  got: `${digits(ms)} ms`,
  isMet: ms <= limitMs,
})

const spreadOf = (times: readonly number[]): Spread => ({ medianMs: median(times), p95Ms: percentile(times, 0.95) })

const programIn = (lang: DemoLanguage, remark = ''): Program => {
  const { name, source, comment } = HELLO[lang]
  const files = [{ name, source: `${source}${remark === '' ? '' : `${comment} ${remark}\n`}` }]
  return { lang, files, args: [], stdin: '', stdout: 'line', limits: LIMITS }
}

type Moments = { readonly firstByteMs: number; readonly endMs: number }

/** The three in turn, so that whatever else the machine does strikes all of them. */
async function measureStarts(runner: Runner, dir: string): Promise<Pick<DemoFigures, 'starts' | 'overhead'>> {
  const program = programIn('c')
  await inSandbox(runner, program)
  const [built] = await readdir(path.join(dir, 'cache'))
  if (built === undefined) throw new Error('nothing was built')
  const plain = path.join(dir, 'hello')
  await copyFile(path.join(dir, 'cache', built), plain)
  await chmod(plain, 0o755)
  const alone = ['bwrap', '--unshare-all', '--ro-bind', '/', '/', '--proc', '/proc', '--dev', '/dev', plain]

  const ways: readonly (readonly [name: string, run: () => Promise<Moments>])[] = [
    ['plain exec', () => outside([plain])],
    ['bubblewrap alone', () => outside(alone)],
    ['the sandbox', () => inSandbox(runner, program)],
  ]
  const moments = ways.map((): Moments[] => [])
  for (let round = -3; round < ROUNDS; round += 1) {
    for (const [i, [, run]] of ways.entries()) {
      const moment = await run()
      if (round >= 0) moments[i]?.push(moment)
    }
  }
  const starts = ways.map(([name], i) => ({
    name,
    firstByte: spreadOf((moments[i] ?? []).map(({ firstByteMs }) => firstByteMs)),
    end: spreadOf((moments[i] ?? []).map(({ endMs }) => endMs)),
  }))
  const [plainly = [], , sandboxed = []] = moments
  const later = sandboxed.map(({ firstByteMs }, i) => firstByteMs - (plainly[i]?.firstByteMs ?? Number.NaN))
  return { starts, overhead: spreadOf(later) }
}

async function inSandbox(runner: Runner, program: Program): Promise<Moments> {
  const begun = performance.now()
  let firstByteMs = Number.NaN
  const exit = await runner.run(
    program,
    (event) => {
      if (event.type === 'stdout' && Number.isNaN(firstByteMs)) firstByteMs = performance.now() - begun
    },
    new AbortController().signal,
  )
  if (exit.outcome !== 'ended' || exit.code !== 0) throw new Error(`a run came to ${exit.outcome}`)
  return { firstByteMs, endMs: performance.now() - begun }
}

async function outside([command = '', ...args]: readonly string[]): Promise<Moments> {
  const begun = performance.now()
  let firstByteMs = Number.NaN
  const options: SpawnOptions = { stdio: ['pipe', 'pipe', 'pipe'] }
  const child = spawn(command, args, options)
  child.stdin?.end()
  child.stdout?.once('data', () => (firstByteMs = performance.now() - begun)).resume()
  child.stderr?.resume()
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${command} ended with ${code}`)
  return { firstByteMs, endMs: performance.now() - begun }
}

async function measureBuilds(runner: Runner, lang: DemoLanguage): Promise<Build> {
  const timed = async (program: Program): Promise<{ buildMs: number; runMs: number }> => {
    let startedMs = Number.NaN
    const begun = performance.now()
    const exit = await runner.run(
      program,
      ({ type, atMs }) => {
        if (type === 'start') startedMs = atMs
      },
      new AbortController().signal,
    )
    if (exit.outcome !== 'ended') throw new Error(`${lang}: a run came to ${exit.outcome}`)
    return { buildMs: startedMs, runMs: performance.now() - begun }
  }
  await runner.probe()
  const cold = await timed(programIn(lang))
  const [changed, cached]: [number[], { buildMs: number; runMs: number }[]] = [[], []]
  for (let i = 0; i < BUILDS; i += 1) {
    changed.push((await timed(programIn(lang, `${i}`))).buildMs)
    cached.push(await timed(programIn(lang)))
  }
  return {
    lang,
    coldMs: cold.buildMs,
    changedMs: spreadOf(changed),
    cachedMs: spreadOf(cached.map(({ buildMs }) => buildMs)),
    runMs: spreadOf(cached.map(({ runMs }) => runMs)),
  }
}

/** The figures for a person. */
export const describeDemo = ({ machine: begunOn, starts, overhead, click, builds, aims }: DemoFigures): string =>
  [
    `Demos. ${machineLine(begunOn)}`,
    table(
      [`a C program that prints a line, ms, ${ROUNDS} runs in turn`, 'first byte', 'p95', 'end', 'p95'],
      starts.map(({ name, firstByte, end }) => [
        name,
        ...[firstByte.medianMs, firstByte.p95Ms, end.medianMs, end.p95Ms].map(digits),
      ]),
    ),
    `pair by pair, the sandbox over plain exec: median ${digits(overhead.medianMs)} ms, p95 ${digits(overhead.p95Ms)}`,
    table(
      [
        `from the asking to the program's start, ms, median of ${BUILDS}`,
        'first ever',
        'changed',
        'unchanged',
        'to the end',
      ],
      builds.map(({ lang, coldMs, changedMs, cachedMs, runMs }) => [
        lang,
        ...[coldMs, changedMs.medianMs, cachedMs.medianMs, runMs.medianMs].map(digits),
      ]),
    ),
    `from a click in Chromium to the first line of a C demo, built before: median ${digits(click.medianMs)} ms, p95 ${digits(click.p95Ms)}`,
    aimLines(aims),
  ].join('\n\n')
