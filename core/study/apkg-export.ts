import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { CardId } from '#core/card/card.ts'
import { decode, readMedia } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainHighlighter, renderCard } from '#core/card/render/render.ts'
import { err, ok, type Result } from '#core/result.ts'
import { buildCollection, type CardToPack } from '#core/share/apkg/build.ts'
import { fieldsOf, imagesIn } from '#core/share/apkg/fields.ts'
import { isImage, packedName } from '#core/share/apkg/images.ts'
import { writeNewFile, type NewFileError } from '#core/share/new-file.ts'
import { writeZip, type ToPack } from '#core/share/zip.ts'
import { writeCollection } from '#core/store/anki-collection.ts'
import { findCard, listCards, type StoredCard } from '#core/store/cards.ts'
import { reviewsOf } from '#core/store/reviews.ts'
import { latestRevision } from '#core/store/revisions.ts'
import { reach } from './chain.ts'
import type { Context } from './context.ts'
import { policyOf, readSettings } from './settings.ts'
import { syncContent } from './sync.ts'

export type Selection = {
  /** Only cards with this topic. */
  readonly topic?: string
  /** Only this card and all that its follow-ups lead to. */
  readonly chain?: CardId
}

export type Packed = {
  readonly cards: number
  readonly reviews: number
  readonly images: number
  /** Images that cards show and that are not there. */
  readonly lost: readonly string[]
}

export type ApkgExportError =
  | NewFileError
  | { readonly kind: 'unknown-card'; readonly cardId: CardId }
  /** No card was selected. */
  | { readonly kind: 'nothing' }

/** Beyond any chain. */
const MAX_CARDS = 1_000_000
/** How many cards are looked at, at a time. */
const PAGE = 500

/**
 * Writes an Anki package: a note for each card, with its images, its schedule and the reviews that count. The same
 * library gives the same bytes.
 */
export async function exportApkg(
  ctx: Context,
  file: string,
  selection: Selection = {},
): Promise<Result<Packed, ApkgExportError>> {
  await syncContent(ctx)
  const { chain } = selection
  if (chain && !(await findCard(ctx.db, chain))) return err({ kind: 'unknown-card', cardId: chain })
  const images = new Map<string, Uint8Array>()
  const lost: string[] = []
  const cards: CardToPack[] = []
  for await (const card of selected(ctx, selection)) cards.push(await toPack(ctx, card, images, lost))
  if (cards.length === 0) return err({ kind: 'nothing' })

  const collection = buildCollection(cards, policyOf(await readSettings(ctx.db)))
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-apkg-'))
  try {
    const inner = path.join(folder, 'collection.anki2')
    await writeCollection(inner, collection)
    const written = await writeNewFile(file, (partial) => writeZip(partial, filesOf(inner, images)))
    if (!written.ok) return written
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return ok({ cards: cards.length, reviews: collection.revlog.length, images: images.size, lost })
}

/** The cards of a selection, in the order of their ids. */
async function* selected({ db }: Context, { topic, chain }: Selection): AsyncGenerator<StoredCard> {
  const inChain = chain && new Set((await reach(db, [chain], MAX_CARDS)).keys())
  let after: CardId | undefined
  for (;;) {
    const page = await listCards(db, { ...(after && { after }), limit: PAGE })
    for (const card of page) {
      if ((topic === undefined || card.topics.includes(topic)) && (!inChain || inChain.has(card.id))) yield card
    }
    after = page.at(-1)?.id
    if (page.length < PAGE) return
  }
}

/** A card as it goes into the package; its images go to `images`, by the names they have there. */
async function toPack(
  { db, contentDir }: Context,
  card: StoredCard,
  images: Map<string, Uint8Array>,
  lost: string[],
): Promise<CardToPack> {
  const revision = await latestRevision(db, card.id)
  const source = revision ? decode(gunzipSync(revision.sourceGz), card.path).source : ''
  const sections = parseCard(source, card.path).card?.sections ?? []
  const rendered = renderCard({ source, file: card.path, sections }, plainHighlighter)
  for (const image of imagesIn(rendered)) {
    if (images.has(packedName(image))) continue
    const bytes = isImage(image) ? await readMedia(contentDir, image) : null
    if (bytes) images.set(packedName(image), bytes)
    else lost.push(image)
  }
  const { id, title, topics, created } = card
  return {
    id,
    title,
    topics,
    created,
    editedAt: revision?.seenAt ?? new Date(`${created}T00:00:00Z`),
    fields: fieldsOf(card, rendered, (image) => (images.has(packedName(image)) ? packedName(image) : null)),
    reviews: await reviewsOf(db, id),
  }
}

/** What lies in the package: the collection, the images by number, and which number has which name. */
function filesOf(collection: string, images: ReadonlyMap<string, Uint8Array>): ToPack[] {
  const sorted = [...images].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = Object.fromEntries(sorted.map(([name], i) => [String(i), name]))
  return [
    { name: 'collection.anki2', file: collection },
    { name: 'media', bytes: Buffer.from(JSON.stringify(names)) },
    ...sorted.map(([, bytes], i) => ({ name: String(i), bytes })),
  ]
}

/** One line: why there is no package, and what to do about it. */
export function sayNothingToPack(error: Exclude<ApkgExportError, NewFileError>): string {
  return error.kind === 'unknown-card'
    ? `there is no card ${error.cardId}`
    : 'no card was selected: nothing was written'
}
