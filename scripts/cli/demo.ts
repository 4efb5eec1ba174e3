import type { Demo, DemoProblem } from '#core/demo/demo.ts'
import { listDemos, readDemo, writeRecorded } from '#core/demo/disk.ts'
import { checkRun } from '#core/demo/expect.ts'
import { DemoId } from '#core/demo/manifest.ts'
import type { Exit, Missing, RunEvent } from '#core/demo/run.ts'
import { createRunner, programOf, type Runner } from '#core/demo/runner.ts'
import path from 'node:path'
import { environment } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

const runnerHere = (): Runner => {
  const { dataDir, projectDir } = environment()
  return createRunner({ cacheDir: path.join(dataDir, 'demos'), projectDir })
}

/** Names every demo, and what is wrong with the folders that hold none. */
export async function list(): Promise<Output> {
  const { demos, problems } = await listDemos(environment().contentDir)
  const lines = demos.map(({ id, manifest }) => `${id}  ${manifest.lang}  ${manifest.title.en} / ${manifest.title.zh}`)
  return {
    text: [...lines, ...problems.map(problemLine)].join('\n'),
    json: { demos: demos.map(({ id, manifest, hash }) => ({ id, hash, ...manifest })), problems },
    failed: problems.length > 0,
  }
}

/** Runs one demo; its output goes to this terminal as it comes, or into the JSON. Ctrl-C ends it. */
export async function run(id: string, { json = false }: { readonly json?: boolean }): Promise<Output> {
  const demo = await demoCalled(id)
  const { output, exit, checks } = await runOnce(runnerHere(), demo, (event) => {
    if (json) return
    if (event.type === 'stdout') process.stdout.write(event.text)
    if (event.type === 'stderr' || event.type === 'build-output') process.stderr.write(event.text)
    if (event.type === 'limit') console.error(`zhuiwen: ${event.phase}: limit of ${event.limit} (${event.allowed})`)
  })
  const failed = exit.outcome !== 'ended' || checks.some(({ isMet }) => !isMet)
  const marks = checks.map(({ expectation, isMet }) => `${isMet ? 'met ' : 'NOT '} ${JSON.stringify(expectation)}`)
  return { text: [...marks, sayExit(exit)].join('\n'), json: { id, output, exit, checks }, failed }
}

/** Runs demos and says which do not print what they must. */
export async function check(
  ids: readonly string[],
  { times = 1, record = false }: { readonly times?: number; readonly record?: boolean },
): Promise<Output> {
  const { contentDir } = environment()
  const all =
    ids.length === 0 ? await listDemos(contentDir) : { demos: await Promise.all(ids.map(demoCalled)), problems: [] }
  const runner = runnerHere()
  const results: { id: string; runs: number; failures: readonly string[] }[] = []
  for (const demo of all.demos) {
    const failures: string[] = []
    for (let i = 0; i < times; i++) {
      const { exit, checks, output } = await runOnce(runner, demo, () => undefined)
      if (exit.outcome !== 'ended') failures.push(sayExit(exit))
      for (const { expectation, isMet } of checks) if (!isMet) failures.push(`not met: ${JSON.stringify(expectation)}`)
      if (record && failures.length === 0) await writeRecorded(contentDir, demo.id, output)
    }
    results.push({ id: demo.id, runs: times, failures })
    const mark = failures.length === 0 ? 'ok  ' : 'BAD '
    console.error([`${mark} ${demo.id} (${times})`, ...failures.map((line) => `     ${line}`)].join('\n'))
  }
  const bad = results.filter(({ failures }) => failures.length > 0).length + all.problems.length
  return {
    text: [...all.problems.map(problemLine), `${results.length} demos, ${bad} with problems`].join('\n'),
    json: { results, problems: all.problems },
    failed: bad > 0,
  }
}

async function runOnce(runner: Runner, demo: Demo, onEvent: (event: RunEvent) => void) {
  if (demo.isForeign) throw new Failure(`${demo.id} came in with a bundle: read it and allow it on its page`)
  let [stdout, output] = ['', '']
  const interrupt = new AbortController()
  const stop = (): void => interrupt.abort()
  process.once('SIGINT', stop)
  const exit = await runner.run(
    programOf(demo),
    (event) => {
      if (event.type === 'stdout') stdout += event.text
      if (event.type === 'stdout' || event.type === 'stderr') output += event.text
      onEvent(event)
    },
    interrupt.signal,
  )
  process.off('SIGINT', stop)
  // Of a program that was never started nothing is to be checked.
  const hasRun = exit.phase === 'run' && exit.missing === null
  return { exit, output, checks: hasRun ? checkRun(demo.manifest.expect, { stdout, output, exit: exit.code }) : [] }
}

async function demoCalled(given: string): Promise<Demo> {
  const id = DemoId.safeParse(given)
  const read = id.success ? await readDemo(environment().contentDir, id.data) : null
  if (read?.ok) return read.value
  throw new Failure(read?.error ? problemLine(read.error) : `no demo ${given}: zhuiwen demo list names them`)
}

const problemLine = ({ file, message, mend }: DemoProblem): string => `${file}: ${message}; ${mend}`

function sayMissing({ what, detail, install }: Missing): string {
  if (what === 'linux') return 'demos run on Linux alone'
  if (what === 'namespaces' || what === 'setup') return `no sandbox can be made: ${detail}`
  return `${detail} is missing${install ? `: ${install}` : ''}`
}

function sayExit({ outcome, phase, code, signal, wallMs, cpuMs, peakBytes, missing }: Exit): string {
  if (missing !== null) return `cannot run here: ${sayMissing(missing)}`
  const ending = code === null ? '' : `, exit ${code}${signal ? ` (${signal})` : ''}`
  return `${phase} ${outcome}${ending}, ${wallMs} ms, CPU ${cpuMs} ms, ${(peakBytes / 1024 / 1024).toFixed(1)} MB`
}
