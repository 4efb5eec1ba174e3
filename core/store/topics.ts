import { z } from 'zod'
import { CATEGORIES, type Category } from '#core/card/card.ts'
import type { Tx } from './client.ts'
import { readRows } from './rows.ts'

/** Topics with the number of their cards, at most `limit`, by name; if there are more, those of most cards. */
export const topicCounts = (tx: Tx, limit: number): Promise<(readonly [string, number])[]> =>
  readRows(
    tx,
    z.tuple([z.string(), z.number()]),
    // Cards of the same topics are counted first, so that JSON is read once for all of them.
    `SELECT json_group_array(json_array(topic, n)) AS rows FROM (
      SELECT topic, n FROM (
        SELECT t.value AS topic, sum(c.n) AS n FROM (SELECT topics, count(*) AS n FROM "Card" GROUP BY topics) AS c
        CROSS JOIN json_each(c.topics) AS t GROUP BY t.value ORDER BY n DESC LIMIT ?)
      ORDER BY topic LIMIT -1)`,
    limit,
  )

/** Categories with the number of their cards, where they have any. */
export const categoryCounts = (tx: Tx): Promise<(readonly [Category, number])[]> =>
  readRows(
    tx,
    z.tuple([z.enum(CATEGORIES), z.number()]),
    `SELECT json_group_array(json_array(category, n)) AS rows FROM (
      SELECT category, count(*) AS n FROM "Card" GROUP BY category)`,
  )

/** The folders that card files lie in, relative to the content folder, by name; that folder itself is none of them. */
export async function folderPaths(tx: Tx): Promise<readonly string[]> {
  // What is left of a path without all that can be part of a name: its folder.
  const folder = `rtrim(rtrim(path, replace(path, '/', '')), '/')`
  return readRows(
    tx,
    z.string(),
    `SELECT json_group_array(folder) AS rows FROM (
      SELECT DISTINCT ${folder} AS folder FROM "Card" WHERE path LIKE '%/%' ORDER BY folder LIMIT -1)`,
  )
}
