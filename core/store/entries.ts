import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { type Entry, ENTRY_KINDS, type EntryId, type EntryKind } from '#core/journal/entry.ts'
import type { StudyDay } from '#core/schedule/study-day.ts'
import { idsOf, ownerOf } from './card-aliases.ts'
import { prismaOf, type Tx } from './client.ts'
import { inOrder, Instant, json, KnownId, readNumber, readRows } from './rows.ts'

/** What an entry became at some time. An empty text takes it away. */
export type NewEntryVersion = {
  readonly entryId: EntryId
  readonly kind: EntryKind
  readonly day: StudyDay
  readonly cardId: CardId | null
  readonly text: string
  readonly at: Date
}

/** `id` grows with every version added. */
export type EntryVersion = NewEntryVersion & { readonly id: number }

/** Adds a version; answers it. */
export async function addEntryVersion(tx: Tx, version: NewEntryVersion): Promise<EntryVersion> {
  const { entryId, kind, day, cardId, text, at } = version
  const data = { entryId, kind, day, cardId, text, at }
  return { ...version, id: (await prismaOf(tx).entryVersion.create({ data, select: { id: true } })).id }
}

// They came in through the schemas of core/journal and core/schedule.
const KnownEntry = z.string().brand<'EntryId'>()
const KnownDay = z.string().brand<'StudyDay'>()
const KIND = z.enum(ENTRY_KINDS)

const VersionRow = z.object({
  id: z.number(),
  entryId: KnownEntry,
  kind: KIND,
  day: KnownDay,
  cardId: KnownId.nullable(),
  text: z.string(),
  at: Instant,
})
const VERSION = `json_object('id', v.id, 'entryId', v.entryId, 'kind', v.kind, 'day', v.day, 'cardId', ${ownerOf('v.cardId')}, 'text', v.text, 'at', v.at)`

/** What was written under this id, oldest first, what took it away included. */
export const versionsOf = (tx: Tx, id: EntryId): Promise<EntryVersion[]> =>
  readRows(tx, VersionRow, inOrder(VERSION, 'v', `"EntryVersion" AS v WHERE v.entryId = ?`, 'v.id'), id)

const ofNewest = (where: string): string =>
  `SELECT json_group_array(${VERSION}) AS rows FROM (SELECT * FROM "EntryVersion" AS v WHERE ${where} ORDER BY v.id DESC LIMIT 1) AS v`

/** The version that holds, be it one that took the entry away. Null: nothing was ever written under this id. */
export async function newestVersion(tx: Tx, id: EntryId): Promise<EntryVersion | null> {
  const [newest] = await readRows(tx, VersionRow, ofNewest('v.entryId = ?'), id)
  return newest ?? null
}

/** One version of an entry. Null: it has no such version. */
export async function versionNumbered(tx: Tx, id: EntryId, version: number): Promise<EntryVersion | null> {
  const [found] = await readRows(tx, VersionRow, ofNewest('v.entryId = ? AND v.id = ?'), id, version)
  return found ?? null
}

/** The last version of an entry that came after `version`, or at all, and says one of these texts. Null: none does. */
export async function versionSaying(
  tx: Tx,
  id: EntryId,
  version: number | null,
  texts: readonly string[],
): Promise<EntryVersion | null> {
  const where = 'v.entryId = ?1 AND (?2 IS NULL OR v.id > ?2) AND v.text IN (SELECT value FROM json_each(?3))'
  const [found] = await readRows(tx, VersionRow, ofNewest(where), id, version, json(texts))
  return found ?? null
}

/** The newest version of what looks back on the span that begins with `day`. Null: nobody wrote any. */
export async function newestLookingBack(
  tx: Tx,
  kind: Exclude<EntryKind, 'note'>,
  day: StudyDay,
): Promise<EntryVersion | null> {
  const [newest] = await readRows(tx, VersionRow, ofNewest('v.day = ? AND v.kind = ?'), day, kind)
  return newest ?? null
}

const EntryRow = z.object({
  id: KnownEntry,
  version: z.number(),
  kind: KIND,
  day: KnownDay,
  cardId: KnownId.nullable(),
  text: z.string(),
  beganAt: Instant,
  changedAt: Instant,
})
const BEGAN = `(SELECT f.at FROM "EntryVersion" AS f WHERE f.entryId = v.entryId ORDER BY f.id LIMIT 1)`
const ENTRY = `json_object('id', v.entryId, 'version', v.id, 'kind', v.kind, 'day', v.day, 'cardId', ${ownerOf('v.cardId')}, 'text', v.text, 'beganAt', ${BEGAN}, 'changedAt', v.at)`
/** In SQL: version `v` holds, and says something. */
const HOLDS = `v.text <> '' AND NOT EXISTS (SELECT 1 FROM "EntryVersion" AS n WHERE n.entryId = v.entryId AND n.id > v.id)`

const entriesWhere = (tx: Tx, where: string, ...params: readonly (string | number)[]): Promise<Entry[]> =>
  readRows(
    tx,
    EntryRow,
    inOrder(
      ENTRY,
      'v',
      `(SELECT v.*, ${BEGAN} AS began FROM "EntryVersion" AS v WHERE ${where} AND ${HOLDS}) AS v`,
      'v.day, v.began, v.id',
    ),
    ...params,
  )

/** An entry as it reads now. Null: there is none, or no longer. */
export async function findEntry(tx: Tx, id: EntryId): Promise<Entry | null> {
  const [found] = await entriesWhere(tx, 'v.entryId = ?', id)
  return found ?? null
}

/** Those of these entries that there are. */
export const entriesNamed = (tx: Tx, ids: readonly EntryId[]): Promise<Entry[]> =>
  entriesWhere(tx, 'v.entryId IN (SELECT value FROM json_each(?))', json(ids))

/** The entries that belong to the days from `from` to `to`, both included, day by day in the order in which they were begun. */
export const entriesOfDays = (tx: Tx, from: StudyDay, to: StudyDay): Promise<Entry[]> =>
  entriesWhere(tx, 'v.day >= ? AND v.day <= ?', from, to)

/** All entries of a card, and of those it has taken in, in the same order. */
export const entriesOfCard = (tx: Tx, cardId: CardId): Promise<Entry[]> =>
  entriesWhere(tx, `v.cardId IN (${idsOf('?1')})`, cardId)

/** All entries there are, in the same order. */
export const allEntries = (tx: Tx): Promise<Entry[]> => entriesWhere(tx, 'true')

/** The entries that were written in after a version, and the ids of those that were taken away. */
export async function entriesChangedAfter(
  tx: Tx,
  version: number,
): Promise<{ readonly there: readonly Entry[]; readonly gone: readonly EntryId[] }> {
  const sql = `SELECT json_group_array(entryId) AS rows FROM (SELECT DISTINCT entryId FROM "EntryVersion" WHERE id > ?)`
  const changed = await readRows(tx, KnownEntry, sql, version)
  const there = changed.length === 0 ? [] : await entriesNamed(tx, changed)
  const ids = new Set(there.map(({ id }) => id))
  return { there, gone: changed.filter((id) => !ids.has(id)) }
}

/** What tells a version from one of the same number in another history. Null: there is no such version. */
export async function markOfVersion(tx: Tx, version: number): Promise<string | null> {
  const [mark] = await readRows(
    tx,
    z.string(),
    `SELECT json_group_array(entryId || ' ' || at) AS rows FROM "EntryVersion" WHERE id = ?`,
    version,
  )
  return mark ?? null
}

/** Number of the version that was written last, of whichever entry. 0: none ever was. */
export const lastEntryVersion = (tx: Tx): Promise<number> =>
  readNumber(tx, `SELECT coalesce(max(id), 0) AS n FROM "EntryVersion"`)
