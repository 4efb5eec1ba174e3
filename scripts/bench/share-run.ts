// One step in a process of its own: `tsx share-run.ts <step> <folder or file> <file or folder>`.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { faultText } from '#core/share/bundle/fault.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { sitePage, writeSite } from '#core/site/write-site.ts'
import { closeDb } from '#core/store/db.ts'
import { inspectBundle } from '#core/study/share/inspect.ts'
import { sendOut } from '#core/study/share/pack.ts'
import { takeIn } from '#core/study/share/take.ts'
import { syncContent } from '#core/study/sync.ts'
import { peakBytes } from './child.ts'
import { openLibrary } from './open-library.ts'

const [step = '', from = '', to = '', root = ''] = process.argv.slice(2)
/** As many as the command line is told to take: a thousand cards, with images and demos. */
const MAX_FILES = 5000

let [last, ms] = [performance.now(), {}]
/** What the time since the one before went into. */
const took = (what: string): void => {
  ms = { ...ms, [what]: performance.now() - last }
  last = performance.now()
}

const bytes = await (step === 'export' ? exported() : step === 'import' ? imported() : built())
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ ms, cpuMs: (user + system) / 1000, ...bytes, peakBytes: await peakBytes() }))

async function exported(): Promise<object> {
  const ctx = await openLibrary(from)
  await syncContent(ctx)
  last = performance.now()
  const sent = await sendOut(ctx, CardId.parse(root))
  if (!sent.ok) throw new Error(sent.error.kind)
  took('pack')
  const { bundle } = sent.value
  const written = to.endsWith('.json') ? Buffer.from(bundleJson(bundle)) : await bundleZip(bundle)
  await writeFile(to, written)
  took('write')
  await closeDb(ctx.db)
  return { bytes: written.byteLength, hash: bundle.manifest.contentHash, cards: bundle.chain.nodes.length }
}

async function imported(): Promise<object> {
  const ctx = await openLibrary(to)
  last = performance.now()
  const bundle = await read()
  took('read')
  const { conflicts } = await inspectBundle(ctx, bundle)
  took('inspect')
  const taken = await takeIn(ctx, bundle, {})
  if (!taken.ok || conflicts > 0) throw new Error('it was not taken in')
  took('take in')
  await closeDb(ctx.db)
  return { bytes: 0, hash: bundle.manifest.contentHash, cards: bundle.chain.nodes.length }
}

async function built(): Promise<object> {
  const bundle = await read()
  last = performance.now()
  if (step === 'site') await writeSite(bundle, 'en', to)
  else await writeFile(to, await sitePage(bundle, 'en'))
  took('build')
  return { bytes: await bytesIn(to), hash: bundle.manifest.contentHash, cards: bundle.chain.nodes.length }
}

async function read(): Promise<Bundle> {
  const bundle = await readBundle(await readFile(from), { files: MAX_FILES })
  if (!bundle.ok) throw new Error(faultText(bundle.error))
  return bundle.value
}

/** Of a file, or of all files in a folder. */
async function bytesIn(place: string): Promise<number> {
  const found = await stat(place)
  if (found.isFile()) return found.size
  const names = await readdir(place, { recursive: true })
  const files = (await Promise.all(names.map((name) => stat(path.join(place, name))))).filter((one) => one.isFile())
  return files.reduce((sum, { size }) => sum + size, 0)
}
