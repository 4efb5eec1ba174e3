import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { AnkiCollection } from '#core/share/apkg/collection.ts'
import { isImage } from '#core/share/apkg/images.ts'
import { PackageFault, withZip, type Zip } from '#core/share/zip.ts'
import { readCollection } from '#core/store/anki-collection.ts'

/** Far above what anybody has of each, in bytes. */
const MB = 1024 * 1024
const [MAX_COLLECTION, MAX_NAMES, MAX_IMAGE, MAX_IMAGES] = [512 * MB, 32 * MB, 32 * MB, 512 * MB]

/** What there is to do about a package in the layout of Anki 23.10 and later, which is packed by zstd. */
export const NEWEST_LAYOUT =
  'it is in the newest layout, which this program cannot unpack: in Anki choose File › Export, tick “Support older Anki versions (slower/larger files)”, and import that file'

/** A package that was opened. */
export type Package = {
  readonly collection: AnkiCollection
  /** The bytes of an image by the name that notes call it by. Null: there is none. */
  readonly image: (name: string) => Promise<Buffer | null>
}

/** Opens an Anki package for as long as `work` takes. Throws a `PackageFault` where there is something wrong with it. */
export async function withPackage<T>(file: string, work: (opened: Package) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-apkg-'))
  try {
    return await withZip(file, async (zip) => {
      // The collection that such a package has besides only tells older versions of Anki that they are too old.
      if (zip.has('collection.anki21b')) throw new PackageFault(NEWEST_LAYOUT)
      const name = ['collection.anki21', 'collection.anki2'].find(zip.has)
      if (name === undefined) throw new PackageFault('it holds no Anki collection')
      const inner = path.join(folder, 'collection')
      await zip.extract(name, inner, MAX_COLLECTION)
      const read = await readCollection(inner)
      if (!read.ok) {
        const { error } = read
        throw new PackageFault(error.kind === 'damaged' ? `its collection is damaged (${error.reason})` : NEWEST_LAYOUT)
      }
      return work({ collection: read.value, image: await imagesIn(zip) })
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Images by their names. Media lie in a package by number; a list in it says which number has which name. */
async function imagesIn(zip: Zip): Promise<Package['image']> {
  const names = zip.has('media') ? namesIn((await zip.read('media', MAX_NAMES)).toString('utf8')) : []
  const entryOf = new Map(names.map(([entry, name]) => [name.normalize('NFC'), entry]))
  const found = new Map<string, Buffer>()
  let bytes = 0
  return async (called) => {
    const entry = entryOf.get(called.normalize('NFC'))
    if (entry === undefined || !isImage(called) || !zip.has(entry)) return null
    const kept = found.get(entry) ?? (await zip.read(entry, MAX_IMAGE))
    if (!found.has(entry)) bytes += kept.length
    if (bytes > MAX_IMAGES) throw new PackageFault(`its cards show images of more than ${MAX_IMAGES} bytes`)
    found.set(entry, kept)
    return kept
  }
}

function namesIn(list: string): [string, string][] {
  try {
    return Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(list)))
  } catch {
    throw new PackageFault('its list of media is no list')
  }
}
