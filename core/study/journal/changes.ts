import { setImmediate } from 'node:timers/promises'
import { keyOf } from '#core/card/add-follow-up.ts'
import type { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { readFollowUps } from '#core/card/followups.ts'
import { findFrontmatter } from '#core/card/frontmatter.ts'
import { findSections } from '#core/card/sections.ts'
import { wordsChanged } from '#core/journal/words-changed.ts'
import { changedBetween, type ChangedCard, newAskingBetween, openQuestionsOf } from '#core/store/changed-cards.ts'
import type { Db } from '#core/store/db.ts'
import { revisionSources } from '#core/store/revisions.ts'
import { unpack } from '../revision-bytes.ts'

/** A question in stage 6 that is no card, and who asks it. */
export type Asked = { readonly cardId: CardId; readonly text: string }

export type Changes = {
  /** Cards that read otherwise at the end than at the beginning, those of which most words are others first. */
  readonly rewrites: readonly { readonly cardId: CardId; readonly words: number }[]
  /** Questions that were not asked there before, the latest first. */
  readonly asked: readonly Asked[]
}

/** Cards that are looked into, of those rewritten and of those new: a change of the whole library is no rewriting. */
const MOST = 400
const AT_ONCE = 50
/** Changes remembered at most: then all are told anew. */
const MOST_KEPT = 20_000

/**
 * What became of the cards from `from` (inclusive) to `to` (exclusive): from the version before to the last one of that
 * time. A card that was written then, and not changed in it, asks what it asks now.
 */
export async function changesBetween(db: Db, from: Date, to: Date): Promise<Changes> {
  const changed = await changedBetween(db, from, to, MOST)
  const told: (Told & { readonly cardId: CardId })[] = []
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    const some = changed.slice(start, start + AT_ONCE)
    const known = await tell(db, some)
    told.push(...some.flatMap((one) => ({ cardId: one.cardId, ...(known.get(nameOf(one)) ?? NOTHING) })))
    await setImmediate()
  }
  const asked = told.flatMap(({ cardId, asked: texts }) => texts.map((text) => ({ cardId, text })))
  const rewrites = told.flatMap(({ cardId, words }) => (words === 0 ? [] : { cardId, words }))
  return {
    rewrites: rewrites.toSorted((a, b) => b.words - a.words),
    asked: [...asked, ...(await openQuestionsOf(db, await newAskingBetween(db, from, to, MOST)))],
  }
}

/** What two versions of a card tell. */
type Told = { readonly words: number; readonly asked: readonly string[] }
const NOTHING: Told = { words: 0, asked: [] }

/** What was told of versions lately, which are as they are for good. */
const kept = new WeakMap<Db, Map<string, Told>>()
const nameOf = ({ from, to, isNew }: ChangedCard): string => `${from} ${to} ${isNew}`

async function tell(db: Db, changes: readonly ChangedCard[]): Promise<ReadonlyMap<string, Told>> {
  const before = kept.get(db)
  const known = before && before.size < MOST_KEPT ? before : new Map<string, Told>()
  kept.set(db, known)
  const untold = changes.filter((one) => !known.has(nameOf(one)))
  const sources = await revisionSources(
    db,
    untold.flatMap(({ from, to }) => [from, to]),
  )
  for (const change of untold) {
    const [before, after] = [sources.get(change.from), sources.get(change.to)]
    if (before && after) known.set(nameOf(change), toldOf(change, textOf(before), textOf(after)))
  }
  return known
}

const textOf = (sourceGz: Uint8Array): string => decode(unpack(sourceGz), '').source

function toldOf({ cardId, isNew }: ChangedCard, before: string, after: string): Told {
  const [old, now] = [read(cardId, before), read(cardId, after)]
  const asked = new Set(isNew ? [] : old.followUps.map(({ text }) => keyOf(text)))
  return {
    words: wordsChanged(old.body, now.body),
    asked: now.followUps.flatMap(({ kind, text }) => (kind === 'open' && !asked.has(keyOf(text)) ? text : [])),
  }
}

/** A card's text without its frontmatter, and what its stage 6 asks. */
function read(cardId: CardId, source: string) {
  const start = findFrontmatter(source)?.bodyStart ?? 0
  const { items } = readFollowUps(source, '', cardId, findSections(source, start))
  return { body: source.slice(start), followUps: items }
}
