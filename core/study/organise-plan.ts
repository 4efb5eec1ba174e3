import path from 'node:path'
import type { Card, CardId } from '#core/card/card.ts'
import { hashOfBytes, MAX_CARD_BYTES, readCardFile, statCardFile } from '#core/card/disk.ts'
import { withArchived, withTitle, withTopic } from '#core/card/edit-fields.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainLine } from '#core/card/plain-answer.ts'
import { relabelLinks } from '#core/card/relabel.ts'
import { type NewNames, renameWikilinks } from '#core/card/rename-wikilinks.ts'
import { relocate } from '#core/card/relocate.ts'
import { err, ok, type Result } from '#core/result.ts'
import { linkingCards } from '#core/store/cards.ts'
import { folderPaths } from '#core/store/topics.ts'
import type { FileChange } from './change-set.ts'
import { changedLines } from './changed-lines.ts'
import type { Context } from './context.ts'
import { folderOfFile, imagesAlong, type MovedImage } from './move-images.ts'
import { isTopicFolder, MAX_TITLE, slugOf } from './new-card.ts'
import { type Called, newNames } from './new-names.ts'
import type { OrganiseInput } from './organise.ts'
import { fileNow, type FileNow } from './version-file.ts'

/** Why nothing was changed. */
export type OrganiseError =
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'bad-title' }
  | { readonly kind: 'bad-topic' }
  /** This file is not as it was when it was looked at. */
  | { readonly kind: 'changed'; readonly path: string }
  /** It is written in a way that what was asked cannot be put into it. */
  | { readonly kind: 'unreadable'; readonly path: string }

/** A file with links to a card, and the lines that they stand in. */
export type Links = { readonly path: string; readonly lines: readonly number[] }

/** What would be done, or was. */
export type Organised = {
  readonly kind: 'rename' | 'move' | 'archive'
  /** Where the card's file is, and where it will be. */
  readonly from: string
  readonly path: string
  /** Of the file as it will be, sha256 in hex. */
  readonly hash: string
  /** Lines of the card's own file that change, 1-based. */
  readonly lines: readonly number[]
  /** Other cards whose links say the new title. */
  readonly links: readonly Links[]
  readonly images: readonly MovedImage[]
  readonly changes: readonly FileChange[]
}

/** Finds out what a deed would change, and changes nothing. */
export async function planOrganising(
  ctx: Context,
  id: CardId,
  input: OrganiseInput,
): Promise<Result<Organised, OrganiseError>> {
  const now = await fileNow(ctx, id)
  if (now.kind === 'gone') return err({ kind: 'unknown-card' })
  const { path: from, file } = now
  const parsed = parseCard(file.source, from)
  if (input.expectedHash !== null && input.expectedHash !== file.hash) return err({ kind: 'changed', path: from })
  const unreadable = err({ kind: 'unreadable' as const, path: from })
  // Bytes that are no text would not survive being written again.
  if (!parsed.card || file.problems.length > 0) return unreadable

  const wanted = await wantedOf(ctx, now, parsed.card, input)
  if (!wanted.ok) return wanted
  const { title, folder } = wanted.value
  const place = await placeFor(ctx, from, parsed.card, wanted.value)

  const fields = fieldsWith(file.source, parsed.card, wanted.value, folderOfFile(from))
  if (!fields.ok) return unreadable
  const along = folder === folderOfFile(from) ? null : await imagesAlong(ctx, parsed, folder)
  const edited = along ? relocate(parseCard(fields.value, from), place, along.moved) : fields
  if (!edited.ok) return unreadable
  const called = { title, path: place }
  const names = await newNames(ctx, { ...parsed.card, path: from }, called)
  // Its text may link to itself.
  const { source } = renameWikilinks(parseCard(edited.value, from), id, names)
  const bytes = Buffer.from(source)
  if (bytes.byteLength > MAX_CARD_BYTES) return unreadable

  const isSame = source === file.source && place === from
  const own: FileChange[] =
    place === from
      ? [{ path: from, before: file.hash, after: bytes }]
      : [
          { path: place, before: null, after: bytes },
          { path: from, before: file.hash, after: null },
        ]
  const others = await relabelled(ctx, { ...parsed.card, path: from }, called, names)
  return ok({
    kind: title !== parsed.card.title ? 'rename' : along ? 'move' : 'archive',
    from,
    path: place,
    hash: hashOfBytes(bytes),
    lines: changedLines(file.source, source),
    links: others.map(({ links }) => links),
    images: along?.images ?? [],
    changes: isSame ? [] : [...own, ...(along?.changes ?? []), ...others.map(({ change }) => change)],
  })
}

type Wanted = Pick<Card, 'title' | 'archived'> & { readonly folder: string }

async function wantedOf(
  ctx: Context,
  { path: from }: FileNow,
  card: Card,
  { title, topic, archived = card.archived }: OrganiseInput,
): Promise<Result<Wanted, OrganiseError>> {
  const named = title === undefined ? card.title : plainLine(title)
  if (title !== undefined && (named === '' || named.length > MAX_TITLE)) return err({ kind: 'bad-title' })
  const folder = topic === undefined ? folderOfFile(from) : topic.trim()
  const isFolder = topic === undefined || isTopicFolder(folder) || (await folderPaths(ctx.db)).includes(folder)
  return isFolder ? ok({ title: named, archived, folder }) : err({ kind: 'bad-topic' })
}

/** Where a card's file goes: its name follows its title if it was made from the old one, and gets a number where it is taken. */
async function placeFor(ctx: Context, from: string, card: Card, { title, folder }: Wanted): Promise<string> {
  const { name } = path.posix.parse(from)
  const follows = nameFollows(from, card.title) && slugOf(title) !== slugOf(card.title)
  const wanted = follows ? slugOf(title) || card.id : name
  if (!follows && folder === folderOfFile(from)) return from
  for (let count = 1; ; count += 1) {
    const place = path.posix.join(folder, `${wanted}${count === 1 ? '' : `-${count}`}.mdx`)
    if (place === from || (await statCardFile(ctx.contentDir, place)) === null) return place
  }
}

/** Whether a file's name was made from this title. */
export function nameFollows(file: string, title: string): boolean {
  const slug = slugOf(title)
  const { name } = path.posix.parse(file)
  return slug !== '' && name.startsWith(slug) && /^(?:-\d+)?$/.test(name.slice(slug.length))
}

function fieldsWith(source: string, card: Card, { title, archived, folder }: Wanted, before: string) {
  const titled = title === card.title ? ok(source) : withTitle(source, title)
  const kept = titled.ok && archived !== card.archived ? withArchived(titled.value, archived) : titled
  if (!kept.ok || folder === before) return kept
  return withTopic(kept.value, path.posix.basename(before), path.posix.basename(folder))
}

/** The other cards whose links say what the card is called no longer, with what it is called then. */
async function relabelled(
  ctx: Context,
  before: Pick<Card, 'id'> & Called,
  after: Called,
  names: NewNames,
): Promise<readonly { readonly links: Links; readonly change: FileChange }[]> {
  if (before.title === after.title && before.path === after.path) return []
  const found: { links: Links; change: FileChange }[] = []
  for (const { path: file } of await linkingCards(ctx.db, before.id)) {
    const read = await readCardFile(ctx.contentDir, file)
    if (!read || read.problems.length > 0) continue
    const titled = relabelLinks(parseCard(read.source, file), before.id, { before: before.title, after: after.title })
    const named = renameWikilinks(parseCard(titled.source, file), before.id, names)
    if (named.source === read.source) continue
    const lines = [...new Set([...titled.lines, ...named.lines])].sort((a, b) => a - b)
    found.push({
      links: { path: file, lines },
      change: { path: file, before: read.hash, after: Buffer.from(named.source) },
    })
  }
  return found
}
