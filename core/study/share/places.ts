import { lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { hashOfBytes, readMedia } from '#core/card/disk.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { findCard } from '#core/store/cards.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import { isTopicFolder, slugOf } from '../new-card.ts'

/** Room for what stands behind it in a name: an id, an ending, and the mark of a file that is half there. */
const MAX_SLUG_BYTES = 150

/** A name for a file or a folder. Empty: nothing of the title can be part of one. */
export function nameOf(title: string): string {
  let name = slugOf(title.normalize('NFC'))
  while (Buffer.byteLength(name) > MAX_SLUG_BYTES) name = [...name].slice(0, -1).join('').replace(/-+$/, '')
  return name
}

/** Whether what is taken in may go into a folder of this path. */
export const isFolderForCards = (folder: string): boolean =>
  folder.length <= 200 && isTopicFolder(folder.normalize('NFC'))

/** Where new cards go: where it is chosen, beside the root that is here already, or in a folder named after it. */
export async function folderFor(ctx: Context, { manifest }: Bundle, chosen: string | undefined): Promise<string> {
  if (chosen !== undefined && isFolderForCards(chosen)) return chosen.normalize('NFC')
  const root = await findCard(ctx.db, manifest.root)
  const folder = root ? path.posix.dirname(root.path) : '.'
  return folder === '.' ? `shared/${nameOf(manifest.title) || manifest.chainId}` : folder
}

/** Where in the content folder new files go, each name given once; also where case makes no difference. */
export type Places = {
  readonly cardFile: (id: CardId, title: string) => string
  /** Where an image is, or will be, beside the cards of a folder. */
  readonly imageFile: (folder: string, name: string, bytes: Uint8Array) => Promise<ImagePlace>
}
export type ImagePlace = { readonly path: string; readonly isThere: boolean }

export async function placesIn(ctx: Context, folder: string): Promise<Places> {
  const taken = new Set((await namesIn(path.join(ctx.contentDir, folder))).map(fold))
  const images = new Map<string, ImagePlace>()
  const cardFile = (id: CardId, title: string): string => {
    const slug = nameOf(title) || id
    const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${slug}-${id}-${i + 2}`)
    const name = [slug, `${slug}-${id}`, ...numbered].find((one) => !taken.has(fold(`${one}.mdx`)))
    if (name === undefined) throw new Error('there is always another number')
    taken.add(fold(`${name}.mdx`))
    return path.posix.join(folder, `${name}.mdx`)
  }
  const imageFile = async (beside: string, name: string, bytes: Uint8Array): Promise<ImagePlace> => {
    const wanted = path.posix.join(beside, 'images', name)
    const known = images.get(wanted)
    if (known) return known
    const place = await freePlace(ctx, wanted, bytes)
    images.set(wanted, place)
    return place
  }
  return { cardFile, imageFile }
}

/** Where something else has the name, as an image that was edited in its place, it gets a number. */
async function freePlace(ctx: Context, wanted: string, bytes: Uint8Array): Promise<ImagePlace> {
  const { dir, name, ext } = path.posix.parse(wanted)
  for (let count = 1; ; count += 1) {
    const file = count === 1 ? wanted : path.posix.join(dir, `${name}-${count}${ext}`)
    const there = await readMedia(ctx.contentDir, file)
    if (there === null) return { path: file, isThere: false }
    if (hashOfBytes(there) === hashOfBytes(bytes)) return { path: file, isThere: true }
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return []
    throw error
  }
}

/**
 * What keeps a file from being written within the content folder: a link, a file where a folder should be, or a folder
 * where the file should be. Null: nothing does.
 */
export async function inTheWay({ contentDir }: Context, file: string): Promise<string | null> {
  for (const place of [...foldersOf(file), file]) {
    const found = await thereIs(contentDir, place)
    if (found === null) return null
    if (!(place === file ? found.isFile() : found.isDirectory())) return place
  }
  return null
}

/** Folders that are not there and that these files would lie in, each before those in it. */
export async function newFolders({ contentDir }: Context, files: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = []
  for (const folder of new Set(files.flatMap(foldersOf))) {
    if ((await thereIs(contentDir, folder)) === null) missing.push(folder)
  }
  return missing
}

/** The folders on the way to a file, the outermost first. */
const foldersOf = (file: string): readonly string[] =>
  file.split('/').flatMap((_, depth, names) => (depth === 0 ? [] : names.slice(0, depth).join('/')))

async function thereIs(contentDir: string, place: string) {
  try {
    return await lstat(path.join(contentDir, place))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}
