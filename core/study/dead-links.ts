import type { CardId } from '#core/card/card.ts'
import { readCardFile } from '#core/card/disk.ts'
import { linkPlaces, type LinkPlace } from '#core/card/link-places.ts'
import { parseCard } from '#core/card/parse.ts'
import { cardsAlone, countBrokenLinks, countCardsAlone } from '#core/store/dead-links.ts'
import { brokenLinks, type BrokenLink } from '#core/store/cards.ts'
import type { Context } from './context.ts'
import { type Dead, type LikeliestTarget, likeliestTarget } from './likeliest-target.ts'
import { policyOf, readSettings } from './settings.ts'
import { cardBriefs } from './standing.ts'
import type { CardBrief } from './views.ts'

/** A link that leads to no card. */
export type DeadLink = {
  readonly from: CardBrief
  /** Relative to the content folder. */
  readonly path: string
  /** Of the file as it is now, sha256 in hex. */
  readonly hash: string
  readonly target: { readonly kind: 'card'; readonly id: CardId } | { readonly kind: 'name'; readonly written: string }
  /** Null: it is one of the cards that its card spoils, in the frontmatter. */
  readonly place: LinkPlace | null
  /** What it was most likely meant to lead to. Null: nothing is like it. */
  readonly likeliest: LikeliestTarget | null
}

export type DeadLinks = {
  readonly links: readonly DeadLink[]
  /** Links and names of the whole library that lead nowhere; each may stand in several places of a card. */
  readonly total: number
  /** Cards that no link leads to or from. */
  readonly alone: readonly CardBrief[]
  /** How many there are: the first are among `alone`. */
  readonly aloneTotal: number
}

/** Of the cards alone so many are named. */
const ALONE_LIMIT = 50

/** Of a card so many places are shown; those behind them are when some of these are mended. */
const PLACES_LIMIT = 100

/** Links that lead to no card, by the paths of the cards they stand in: those of `limit` after the first `offset`. */
export async function deadLinks(
  ctx: Context,
  { limit, offset }: { limit: number; offset: number },
): Promise<DeadLinks> {
  const [broken, total, lonely, aloneTotal] = await Promise.all([
    brokenLinks(ctx.db, limit, offset),
    countBrokenLinks(ctx.db),
    cardsAlone(ctx.db, ALONE_LIMIT),
    countCardsAlone(ctx.db),
  ])
  const policy = policyOf(await readSettings(ctx.db))
  const briefs = await cardBriefs(ctx.db, [...broken.map(({ fromId }) => fromId), ...lonely], ctx.now(), policy)
  const links: DeadLink[] = []
  for (const group of groupsOf(broken)) {
    const [first] = group
    const from = first && briefs.get(first.fromId)
    if (from) links.push(...(await placed(ctx, from, group)))
  }
  return { links, total, alone: lonely.flatMap((id) => briefs.get(id) ?? []), aloneTotal }
}

/** Links of one card together, in their order. */
function groupsOf(links: readonly BrokenLink[]): readonly (readonly BrokenLink[])[] {
  const groups = new Map<CardId, BrokenLink[]>()
  for (const link of links) {
    const group = groups.get(link.fromId)
    if (group) group.push(link)
    else groups.set(link.fromId, [link])
  }
  return [...groups.values()]
}

/** The links of one card where they stand in its file. One that stands there no more is left out. */
async function placed(ctx: Context, from: CardBrief, group: readonly BrokenLink[]): Promise<readonly DeadLink[]> {
  const [first] = group
  const read = first && (await readCardFile(ctx.contentDir, first.path))
  const card = read && parseCard(read.source, first.path).card
  if (!read || card?.id !== from.id) return []
  const { path } = first
  const ids = new Set(group.flatMap(({ toId, where }) => (where === 'spoils' ? [] : (toId ?? []))))
  const names = new Set(group.flatMap(({ name }) => name ?? []))
  const likeliest = likeliestOnce(ctx)
  const found: DeadLink[] = []
  const places = linkPlaces(read.source, card.sections, (to) =>
    to.kind === 'card' ? ids.has(to.id) : names.has(to.name),
  )
  for (const place of places.slice(0, PLACES_LIMIT)) {
    const { to, words } = place
    const target = to.kind === 'card' ? to : { kind: 'name' as const, written: to.written }
    const meant = await likeliest({ to: to.kind === 'card' ? to.id : to.written, words, from: from.id })
    found.push({ from, path, hash: read.hash, target, place, likeliest: meant })
  }
  for (const { toId, where } of group) {
    if (where !== 'spoils' || toId === null) continue
    const meant = await likeliest({ to: toId, words: '', from: from.id })
    found.push({ from, path, hash: read.hash, target: { kind: 'card', id: toId }, place: null, likeliest: meant })
  }
  return found
}

/** The same link is looked up once, however often it stands in a card. */
function likeliestOnce(ctx: Context): (dead: Dead) => Promise<LikeliestTarget | null> {
  const found = new Map<string, Promise<LikeliestTarget | null>>()
  return (dead) => {
    const key = JSON.stringify(dead)
    const known = found.get(key) ?? likeliestTarget(ctx, dead)
    found.set(key, known)
    return known
  }
}
