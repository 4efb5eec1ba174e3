import { z } from 'zod'
import { prismaOf, type Tx } from './client.ts'
import { readRows } from './rows.ts'

/**
 * The setting of this name. Null: it was never set, or what is set does not fit `schema` (an older version may have
 * meant something else by it), so that the caller's default applies.
 */
export async function getSetting<T>(tx: Tx, key: string, schema: z.ZodType<T>): Promise<T | null> {
  const [value] = await readRows(
    tx,
    z.unknown(),
    `SELECT json_group_array(json(value)) AS rows FROM "Setting" WHERE key = ?`,
    key,
  )
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
}

/** Sets a setting to a value that `schema` accepts. Throws if it does not: what is set must be readable again. */
export async function setSetting<T>(tx: Tx, key: string, schema: z.ZodType<T>, value: T): Promise<void> {
  schema.parse(value)
  const text = JSON.stringify(value)
  await prismaOf(tx).setting.upsert({ where: { key }, create: { key, value: text }, update: { value: text } })
}

/** Version of the fold that the stored schedules came from. Null: of one that did not say so. */
export const getProjection = (tx: Tx): Promise<number | null> => getSetting(tx, 'projection', z.number())
export const setProjection = (tx: Tx, version: number): Promise<void> =>
  setSetting(tx, 'projection', z.number(), version)
