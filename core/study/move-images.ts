import path from 'node:path'
import { hashOfBytes, isCardPath, listCardFiles, readCardFile, readMedia } from '#core/card/disk.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { mediaOf } from '#core/card/relocate.ts'
import type { FileChange } from './change-set.ts'
import type { Context } from './context.ts'

/** A file that goes along with a card; copied, where another card has a use for it. */
export type MovedImage = { readonly from: string; readonly to: string; readonly isCopied: boolean }

/** The folder of a file, relative to the content folder; empty for the content folder itself. */
export const folderOfFile = (file: string): string => (file.includes('/') ? path.posix.dirname(file) : '')

/**
 * What has to be done so that the files beside a card, or in folders below it, are beside it in another folder.
 * @returns `moved`: where the card finds each of them then
 */
export async function imagesAlong(
  ctx: Context,
  parsed: ParsedCard,
  folder: string,
): Promise<{
  readonly moved: ReadonlyMap<string, string>
  readonly images: readonly MovedImage[]
  readonly changes: readonly FileChange[]
}> {
  const moved = new Map<string, string>()
  const images: MovedImage[] = []
  const changes: FileChange[] = []
  const beside = filesBeside(parsed)
  // What goes from a place leaves nothing there to be shown.
  const taken = new Map(beside.map((file) => [file, '']))
  const shared = await usedElsewhere(ctx, parsed.file, beside)
  for (const from of beside) {
    const bytes = await readMedia(ctx.contentDir, from)
    const wanted = path.posix.join(folder, path.posix.relative(folderOfFile(parsed.file), from))
    const to = bytes === null ? wanted : await placeFor(ctx, wanted, hashOfBytes(bytes), taken)
    moved.set(from, to)
    if (bytes === null) continue
    const isCopied = shared.has(from)
    images.push({ from, to, isCopied })
    const isThere = taken.has(to) || (await readMedia(ctx.contentDir, to)) !== null
    if (!isThere) changes.push({ path: to, before: null, after: bytes })
    taken.set(to, hashOfBytes(bytes))
    if (!isCopied) changes.push({ path: from, before: hashOfBytes(bytes), after: null })
  }
  return { moved, images, changes }
}

/** The files that a card shows or links to which lie beside it, or in folders below; other cards are none of them. */
export function filesBeside(parsed: ParsedCard): readonly string[] {
  const folder = folderOfFile(parsed.file)
  // Below the content folder itself lie the other topics.
  const isBeside = (file: string) => folderOfFile(file) === folder || (folder !== '' && file.startsWith(`${folder}/`))
  return [...new Set(mediaOf(parsed).map((use) => use.path))].filter((file) => isBeside(file) && !isCardPath(file))
}

/**
 * Where it can go: a place that is free, or holds these very bytes, or will.
 * @param taken places of this deed, and the hashes of what they will hold
 */
async function placeFor(
  ctx: Context,
  wanted: string,
  hash: string,
  taken: ReadonlyMap<string, string>,
): Promise<string> {
  const { dir, name, ext } = path.posix.parse(wanted)
  for (let count = 1; ; count += 1) {
    const place = path.posix.join(dir, `${name}${count === 1 ? '' : `-${count}`}${ext}`)
    const there = taken.get(place) ?? (await hashAt(ctx, place))
    if (there === null || there === hash) return place
  }
}

const hashAt = async (ctx: Context, file: string): Promise<string | null> => {
  const bytes = await readMedia(ctx.contentDir, file)
  return bytes && hashOfBytes(bytes)
}

/** Those of these files that another card may have a use for: one that names it in any way, since copying loses nothing. */
async function usedElsewhere(ctx: Context, file: string, files: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set<string>()
  if (files.length === 0) return used
  for (const other of await listCardFiles(ctx.contentDir)) {
    if (other.path === file) continue
    const source = (await readCardFile(ctx.contentDir, other.path))?.source ?? ''
    const uses = folderOfFile(other.path) === folderOfFile(file) ? mediaOf(parseCard(source, other.path)) : []
    const plain = withoutNumbers(source)
    for (const one of files) {
      const name = path.posix.basename(one)
      const isNamed = source.includes(name) || plain.includes(name)
      if (isNamed || uses.some((use) => use.path === one)) used.add(one)
    }
  }
  return used
}

/** Addresses may write any character by its numbers, and each writer does so with others. */
const withoutNumbers = (source: string): string =>
  source.replace(/(?:%[0-9A-F]{2})+/gi, (numbers) => Buffer.from(numbers.replaceAll('%', ''), 'hex').toString('utf8'))
