import type { CardId } from '#core/card/card.ts'
import { readMedia } from '#core/card/disk.ts'
import { readDemo } from '#core/demo/disk.ts'
import { DemoId, Manifest } from '#core/demo/manifest.ts'
import { type Bundle, filesUnder } from '#core/share/bundle/bundle.ts'
import { canonicalJson, sha256 } from '#core/share/bundle/content-hash.ts'
import { demoFiles } from './chain-demos.ts'

/** Files of a demo, by name. */
export type DemoFiles = ReadonlyMap<string, Uint8Array>

/** The demos of a bundle, each with its files. */
export function demosIn(bundle: Pick<Bundle, 'files'>): ReadonlyMap<string, DemoFiles> {
  const demos = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of filesUnder(bundle, 'demos/')) {
    const [id = '', ...name] = path.split('/')
    const files = demos.get(id) ?? new Map<string, Uint8Array>()
    demos.set(id, files.set(name.join('/'), bytes))
  }
  return demos
}

/** What makes two states of a demo the same, however its manifest is written: sha256 over all of its files, hex. */
export function demoHash(files: DemoFiles): string {
  const manifest = manifestOf(files)
  const texts = [...files].map(([name, bytes]) => {
    const isRead = name === 'demo.json' && manifest !== null
    return [name, sha256(isRead ? canonicalJson({ ...manifest, $schema: null }) : bytes)] as const
  })
  return sha256(canonicalJson(texts.toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

/** What a demo says of itself. Null: nothing that can be read. */
export function manifestOf(files: DemoFiles): Manifest | null {
  const text = textOf(files.get('demo.json') ?? new Uint8Array())
  const read = Manifest.safeParse(text === null ? null : parsed(text))
  return read.success ? read.data : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What no schema takes.
    return undefined
  }
}

/** Null: it is no text. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The files of a demo of this library as they would travel, and whatever else lies where other files are to go. Null: there
 * is nothing.
 * @param cards those that it names when it goes along with them; it may name others
 * @param others the files of the same demo elsewhere
 */
export async function localDemo(
  contentDir: string,
  id: string,
  cards: ReadonlyMap<CardId, unknown>,
  others: DemoFiles,
): Promise<DemoFiles | null> {
  const demo = await readDemo(contentDir, DemoId.parse(id))
  const files = new Map(demo.ok ? demoFiles(demo.value, cards) : [])
  for (const [name, bytes] of others) {
    // Of a demo that cannot be read, or that does not name it: it is somebody's work all the same.
    const there = files.has(name) ? null : await readMedia(contentDir, `demos/${id}/${name}`)
    if (there !== null && Buffer.compare(there, bytes) !== 0) files.set(name, there)
  }
  return files.size === 0 ? null : files
}
