import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { lstat } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { listCardFiles, readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { indexState } from '#core/store/cards.ts'
import type { Context } from '../context.ts'
import { codeOf } from '../file-errors.ts'
import type { ComingFile } from './check-files.ts'
import { rootOf } from './read-files.ts'

/**
 * Why a file was not taken in: `different`: there is another text in its place, which stays. `in-the-way`: a link, a folder
 * or a file stands where it or its folder would be. `card-elsewhere`: the card is here, in the file `at`.
 */
export type KeptOut = { readonly file: string } & (
  | { readonly why: 'different' | 'in-the-way' }
  | { readonly why: 'card-elsewhere'; readonly at: string }
)

export type FilePlan = {
  /** Those that are not here, by place and path. */
  readonly add: ReadonlyMap<string, ComingFile>
  /** How many are here, byte for byte. */
  readonly same: number
  readonly keptOut: readonly KeptOut[]
}

/** Place and path of a file. */
export const nameOf = ({ place, path: below }: Pick<ComingFile, 'place' | 'path'>): string => `${place}/${below}`

/** Compares the files that come with those that are here. Nothing is written. */
export async function planFiles(ctx: Context, files: readonly ComingFile[]): Promise<FilePlan> {
  const cards = await cardsHere(ctx)
  const add = new Map<string, ComingFile>()
  const keptOut: KeptOut[] = []
  let same = 0
  for (const file of files) {
    const name = nameOf(file)
    const found = await compare(rootOf(ctx, file.place), file)
    const at = file.cardId === null ? undefined : cards.get(file.cardId)
    if (found === 'same') same += 1
    else if (found !== null) keptOut.push({ file: name, why: found })
    else if (at !== undefined && at !== file.path) keptOut.push({ file: name, why: 'card-elsewhere', at })
    else add.set(name, file)
  }
  return { add, same, keptOut }
}

/** What there is in the place of a file that comes. Null: nothing. */
export async function compare(root: string, file: ComingFile): Promise<'same' | 'different' | 'in-the-way' | null> {
  const found = await lookAt(root, file.path)
  if (found === null || found === 'in-the-way') return found
  return (await isSame(found, file)) ? 'same' : 'different'
}

/** A plain file, by where it lies. Null: there is nothing, and nothing is in the way. */
type Found = { readonly file: string; readonly stats: Stats }

/** What is in the place of a file. A link is followed nowhere but at the root, which is the learner's to choose. */
async function lookAt(root: string, relative: string): Promise<Found | 'in-the-way' | null> {
  const names = relative.split('/')
  for (const [i] of names.entries()) {
    const file = path.join(root, ...names.slice(0, i + 1))
    const stats = await lstat(file).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return null
      throw error
    })
    if (stats === null) return null
    const isLast = i === names.length - 1
    if (isLast && stats.isFile()) return { file, stats }
    if (isLast || !stats.isDirectory()) return 'in-the-way'
  }
  return null
}

async function isSame({ file, stats }: Found, { bytes, sha256 }: ComingFile): Promise<boolean> {
  if (stats.size !== bytes) return false
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  return hash.digest('hex') === sha256
}

/** Where each card lies. The index may not know all of them yet: to bring it up to the files would add facts. */
async function cardsHere(ctx: Context): Promise<ReadonlyMap<CardId, string>> {
  const known = await indexState(ctx.db)
  const found = new Map<CardId, string>()
  for (const { path: file } of await listCardFiles(ctx.contentDir)) {
    const read = known.has(file) ? null : await readCardFile(ctx.contentDir, file)
    const id = known.get(file)?.id ?? (read && parseCard(read.source, file).card?.id)
    if (id) found.set(id, file)
  }
  return found
}
