import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { prismaOf, type Tx } from './client.ts'
import { execute } from './rows.ts'

/** What is done to a file of the content folder. Null: there is none, before or after. */
export type ByteChange = {
  /** Relative to the content folder, with forward slashes. */
  readonly path: string
  readonly before: Uint8Array | null
  readonly after: Uint8Array | null
}

export const CHANGE_KINDS = [
  'new',
  'promote',
  'rename',
  'move',
  'archive',
  'merge',
  'import',
  'link',
  'relink',
  'follow-up',
  'take-in',
  'undo',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export type StoredChangeSet = {
  readonly id: string
  readonly batch: string
  readonly kind: ChangeKind
  readonly madeAt: Date
  /** What is told of it: anything that is JSON. */
  readonly about: unknown
  readonly files: readonly ByteChange[]
}

const Bytes = z
  .base64()
  .nullable()
  .transform((text) => (text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))))
const Files = z.array(z.object({ path: z.string(), before: Bytes, after: Bytes }))
const Row = z.object({
  id: z.string(),
  batch: z.string(),
  kind: z.enum(CHANGE_KINDS),
  madeAt: z.date(),
  about: z.string().transform((text): unknown => JSON.parse(text)),
  files: z.instanceof(Uint8Array).transform((gz) => Files.parse(JSON.parse(gunzipSync(gz).toString('utf8')))),
})

/** Writes down what is about to be done to files. */
export async function addChangeSet(tx: Tx, { files, about, ...set }: StoredChangeSet): Promise<void> {
  const base64 = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString('base64')
  const document = files.map(({ path, before, after }) => ({ path, before: base64(before), after: base64(after) }))
  const packed = Uint8Array.from(gzipSync(JSON.stringify(document), { level: 1 }))
  await prismaOf(tx).changeSet.create({ data: { ...set, about: JSON.stringify(about), files: packed } })
}

/** All of it is on the disk. One that takes others back ends those as well. */
export async function endChangeSet(tx: Tx, id: string, undoes: readonly string[], at: Date): Promise<void> {
  await prismaOf(tx).changeSet.update({ where: { id }, data: { doneAt: at } })
  await prismaOf(tx).changeSet.updateMany({ where: { id: { in: [...undoes] } }, data: { undoneAt: at } })
}

/** Nothing of it came to be. */
export async function dropChangeSet(tx: Tx, id: string): Promise<void> {
  await execute(tx, `DELETE FROM "ChangeSet" WHERE id = ?`, id)
}

/** Those that were begun and not ended, the oldest first. */
export const unfinishedChangeSets = async (tx: Tx): Promise<StoredChangeSet[]> =>
  z.array(Row).parse(await prismaOf(tx).changeSet.findMany({ where: { doneAt: null }, orderBy: { madeAt: 'asc' } }))

/** Whether a set was begun, and neither ended nor dropped. */
export const isUnfinished = async (tx: Tx, id: string): Promise<boolean> =>
  (await prismaOf(tx).changeSet.count({ where: { id, doneAt: null } })) > 0

/** The sets of one deed that were done and not taken back, the oldest first. */
export async function changeSetsOf(tx: Tx, batch: string): Promise<StoredChangeSet[]> {
  const where = { batch, undoneAt: null, doneAt: { not: null } }
  return z.array(Row).parse(await prismaOf(tx).changeSet.findMany({ where, orderBy: { madeAt: 'asc' } }))
}
