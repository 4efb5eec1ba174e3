import path from 'node:path'
import { withArchived } from '#core/card/edit-fields.ts'
import { parseCard } from '#core/card/parse.ts'
import { mediaOf, relocate } from '#core/card/relocate.ts'
import { ok } from '#core/result.ts'
import { cardTextOf, isField } from '#core/share/three-way/card-text.ts'
import { type Choose, mergeCard, type MergedPart, mergeWhole } from '#core/share/three-way/merge-card.ts'
import { putParts } from '#core/share/three-way/put-parts.ts'
import type { FileChange } from '../change-set.ts'
import type { CardInspection } from './inspection.ts'
import type { LocalCard } from './local-cards.ts'
import type { Places } from './places.ts'

/** A card of a bundle in canonical form, and the states of it that both sides have had, the newest first. */
export type Incoming = { readonly theirs: string; readonly ancestors: readonly string[] }

/** The images of a bundle, by name, and where they go. */
export type Media = { readonly images: ReadonlyMap<string, Uint8Array>; readonly places: Places }

/** What is to be done for a card. `images`: names of those that are not here yet. */
export type CardPlan = Pick<CardInspection, 'standing' | 'path'> & {
  readonly parts: readonly MergedPart[]
  readonly changes: readonly FileChange[]
  readonly images: readonly string[]
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A card that is not here yet: its text as it came. */
export async function planNew({ theirs }: Incoming, file: string, media: Media): Promise<CardPlan> {
  const placed = await beside(theirs, file, media, new Map())
  const card = { path: file, before: null, after: bytes(placed.text) }
  return { standing: 'new', path: file, parts: [], changes: [card, ...placed.changes], images: placed.images }
}

/** A card that is here: what only the other side changed is put into its file, and everything else stays. */
export async function planKnown(card: Incoming, mine: LocalCard, choose: Choose, media: Media): Promise<CardPlan> {
  return (await planParts(card, mine, choose, media)) ?? planWhole(card, mine, choose, media)
}

/** Null: the parts cannot be put together. */
async function planParts(card: Incoming, mine: LocalCard, choose: Choose, media: Media): Promise<CardPlan | null> {
  const { theirs, ancestors } = card
  const parts = [...mergeCard({ mine: mine.canonical, theirs, ancestors }, choose), ...rightsOf(card, mine, choose)]
  const plan = { standing: standingOf(parts), path: mine.path, parts, changes: [], images: [] }
  if (parts.every(({ outcome }) => outcome !== 'theirs' && outcome !== 'both')) return plan
  const canonical = putParts(mine.canonical, parts, theirs)
  if (!canonical.ok) return null
  const placed = await beside(canonical.value, mine.path, media, mine.media)
  const { texts } = cardTextOf(placed.text)
  const results = parts.map((one) => (isField(one.part) ? one : { ...one, result: texts.get(one.part) ?? '' }))
  const put = putParts(mine.parsed.source, results, theirs)
  if (!put.ok) return null
  return { ...plan, changes: [changeOf(mine, put.value), ...placed.changes], images: placed.images }
}

async function planWhole(card: Incoming, mine: LocalCard, choose: Choose, media: Media): Promise<CardPlan> {
  const parts = mergeWhole({ mine: mine.canonical, ...card }, choose)
  const plan = { standing: standingOf(parts), path: mine.path, parts, changes: [], images: [] }
  if (parts.every(({ outcome }) => outcome !== 'theirs')) return plan
  const placed = await beside(card.theirs, mine.path, media, mine.media)
  const archived = mine.parsed.card?.archived ? withArchived(placed.text, true) : ok(placed.text)
  const text = archived.ok ? archived.value : placed.text
  return { ...plan, changes: [changeOf(mine, text), ...placed.changes], images: placed.images }
}

const changeOf = ({ path: file, hash }: LocalCard, text: string): FileChange => ({
  path: file,
  before: hash,
  after: bytes(text),
})

/** A card that says nothing of its rights, and never went out, is told them by whoever has them in writing. */
function rightsOf({ theirs, ancestors }: Incoming, { parsed }: LocalCard, choose: Choose): readonly MergedPart[] {
  const isSilent = parsed.card?.license === null && parsed.card.authors.length === 0
  if (!isSilent || ancestors.length > 0) return []
  return (['frontmatter.license', 'frontmatter.authors'] as const).flatMap((part) => {
    const text = cardTextOf(theirs).texts.get(part) ?? ''
    const outcome = choose(part) ?? 'theirs'
    if (text === '') return []
    return [{ part, outcome, base: null, mine: '', theirs: text, result: outcome === 'mine' ? '' : text }]
  })
}

function standingOf(parts: readonly MergedPart[]): CardPlan['standing'] {
  const has = (outcome: MergedPart['outcome']): boolean => parts.some((part) => part.outcome === outcome)
  if (parts.length === 0) return 'identical'
  if (has('conflict')) return 'conflict'
  if (has('both') || (has('mine') && has('theirs'))) return 'merged'
  return has('theirs') ? 'changed' : 'kept'
}

/**
 * A text in canonical form as it has to be in a card's place, and the images that are to lie beside it.
 * @param here files that this library has already, by what they are called in canonical form
 */
async function beside(
  text: string,
  file: string,
  { images, places }: Media,
  here: ReadonlyMap<string, string>,
): Promise<Pick<CardPlan, 'changes' | 'images'> & { readonly text: string }> {
  // Most cards show no file, and parsing is what costs.
  if (!text.includes('images/')) return { text, changes: [], images: [] }
  const folder = path.posix.dirname(file)
  const parsed = parseCard(text, file)
  const moved = new Map<string, string>()
  const changes: FileChange[] = []
  const brought: string[] = []
  for (const { path: shown } of mediaOf(parsed)) {
    const name = path.posix.relative(path.posix.join(folder, 'images'), shown)
    const [known, image] = [here.get(name), images.get(name)]
    if (known !== undefined) moved.set(shown, known)
    if (known !== undefined || image === undefined) continue
    const place = await places.imageFile(folder, name, image)
    moved.set(shown, place.path)
    if (place.isThere) continue
    changes.push({ path: place.path, before: null, after: image })
    brought.push(name)
  }
  const relocated = relocate(parsed, file, moved)
  return { text: relocated.ok ? relocated.value : text, changes, images: brought }
}
