import type { CardId } from '#core/card/card.ts'
import { relabelLinks } from '#core/card/relabel.ts'
import { renameWikilinks } from '#core/card/rename-wikilinks.ts'
import { readCardFile } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { briefs, edgesOf, findCard, linkingCards, type StoredBrief, type StoredCard } from '#core/store/cards.ts'
import { folderPaths } from '#core/store/topics.ts'
import type { Context } from './context.ts'
import { filesBeside, folderOfFile } from './move-images.ts'
import { newNames } from './new-names.ts'
import { nameFollows } from './organise-plan.ts'
import { fileNow } from './version-file.ts'

/** What renaming, moving and archiving a card would change, before it is said what to. */
export type OrganiseView = {
  readonly card: StoredCard
  /** Of its file as it is now, sha256 in hex. */
  readonly hash: string
  /** The folder of its file; empty for the content folder itself. */
  readonly folder: string
  /** Other cards whose links say its title, with how many do. */
  readonly links: readonly { readonly card: StoredBrief; readonly count: number }[]
  /** Whether its file is named after its title. */
  readonly isNamedByTitle: boolean
  /** Folders that cards lie in, its own among them. */
  readonly folders: readonly string[]
  /** How many files beside it it shows or links to. */
  readonly files: number
  /** How many cards it leads to. */
  readonly followUps: number
}

/** Null: there is no such card, or its file is gone. */
export async function viewOrganising(ctx: Context, id: CardId): Promise<OrganiseView | null> {
  const [card, now] = [await findCard(ctx.db, id), await fileNow(ctx, id)]
  if (!card || now.kind === 'gone') return null
  const isNamedByTitle = nameFollows(now.path, card.title)
  return {
    card,
    hash: now.file.hash,
    folder: folderOfFile(now.path),
    links: await linksSaying(ctx, { ...card, path: now.path }, isNamedByTitle),
    isNamedByTitle,
    folders: await folderPaths(ctx.db),
    files: filesBeside(parseCard(now.file.source, now.path)).length,
    followUps: (await edgesOf(ctx.db, id)).filter(({ childId }) => childId !== null).length,
  }
}

async function linksSaying(ctx: Context, card: StoredCard, isNamedByTitle: boolean): Promise<OrganiseView['links']> {
  const found: { readonly id: CardId; readonly count: number }[] = []
  const { id, title } = card
  // As if it came to be called nothing but its id.
  const names = await newNames(ctx, card, { title: id, path: isNamedByTitle ? id : card.path })
  for (const { id: from, path: file } of await linkingCards(ctx.db, id)) {
    const read = await readCardFile(ctx.contentDir, file)
    const parsed = parseCard(read?.source ?? '', file)
    const { lines } = relabelLinks(parsed, id, { before: title, after: title })
    const count = lines.length + renameWikilinks(parsed, id, names).lines.length
    if (count > 0) found.push({ id: from, count })
  }
  const known = await briefs(
    ctx.db,
    found.map((one) => one.id),
  )
  return found.flatMap(({ id: from, count }) => {
    const card = known.get(from)
    return card ? [{ card, count }] : []
  })
}
