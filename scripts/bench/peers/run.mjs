// run.mjs <velite|content-collections> <build|edit>: one measurement, printed as one line of JSON.
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const [peer, what] = process.argv.slice(2)
const { BENCH_CONTENT, BENCH_OUT } = process.env
const EDITS = 3

/** Builds; the answer takes up one edited file and ends when the output is written. */
const peers = {
  velite: async () => {
    const { build } = await import('velite')
    const stop = timer()
    const { cards } = await build({ config: 'velite.config.mjs', logLevel: 'error', watch: what === 'edit' })
    const built = { ...stop(), files: cards.length }
    // It has no way to be told of a change: its own watcher sees it, after a wait of 50 ms for the file to settle.
    if (what === 'edit') await pause(3000)
    return { built, takeUp: () => new Promise((resolve) => (globalThis.onComplete = resolve)) }
  },
  'content-collections': async () => {
    const { createBuilder } = await import('@content-collections/core')
    const stop = timer()
    let files = 0
    // Its output and its cache lie beside the configuration.
    const builder = await createBuilder(path.resolve('content-collections.config.mjs'))
    builder.on('_error', ({ error }) => {
      throw error
    })
    builder.on('builder:end', ({ stats }) => (files = stats.documents))
    await builder.build()
    return { built: { ...stop(), files }, takeUp: (file) => builder.sync('update', file) }
  },
}

function timer() {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    return { ms: performance.now() - begun, cpuMs: (user + system) / 1000 }
  }
}

const { built, takeUp } = await peers[peer]()
const latencyMs = []
if (what === 'edit') {
  const names = await readdir(BENCH_CONTENT, { recursive: true })
  const files = names.filter((name) => name.endsWith('.mdx')).map((name) => path.join(BENCH_CONTENT, name))
  for (let i = 0; i < EDITS; i += 1) {
    const file = files[Math.floor(((i + 0.5) * files.length) / EDITS)]
    const source = await readFile(file, 'utf8')
    const draft = `${BENCH_OUT}/draft.mdx`
    await writeFile(draft, source.replace(/(## (?:七|7)[^\n]*\n\n)/, `$1Edited by ${peer}, ${i}. `))
    const begun = performance.now()
    // A watcher has to be waited for before the file changes; a call can only be made after.
    const watched = peer === 'velite' ? takeUp(file) : null
    await rename(draft, file)
    await (watched ?? takeUp(file))
    latencyMs.push(performance.now() - begun)
  }
}
const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS
console.log(JSON.stringify({ ...built, latencyMs, peakBytes: Number(kilobytes) * 1024 }))
// A watcher goes on by itself.
process.exit(0)
