import type { Client } from '@libsql/client'
import { connectPlainly } from './connection.ts'

const TABLES = `SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name IN ('ShareLink', 'ShareLinkChange')`
const REVOKED = `SELECT linkId, min(at) AS at FROM "ShareLinkChange" WHERE versionId IS NULL GROUP BY linkId`
const REVOKE = `INSERT INTO "ShareLinkChange" (linkId, at, versionId)
  SELECT ?1, ?2, NULL WHERE EXISTS (SELECT 1 FROM "ShareLink" WHERE id = ?1)
  AND NOT EXISTS (SELECT 1 FROM "ShareLinkChange" WHERE linkId = ?1 AND versionId IS NULL)`

/**
 * Has links that were revoked here be revoked in the database that comes in its place: it may be from before that, and would
 * open them again.
 */
export async function carryRevoked(present: Client, incoming: string): Promise<void> {
  const to = connectPlainly(incoming)
  try {
    // One of them may be of a version that knew of no links.
    if (!(await knowsLinks(present)) || !(await knowsLinks(to))) return
    // The driver lets go of the file some time after `close`, when it bears another name: then no log must be left to fold in.
    await to.execute('PRAGMA journal_mode = DELETE')
    const { rows } = await present.execute(REVOKED)
    for (const { linkId = null, at = null } of rows) await to.execute({ sql: REVOKE, args: [linkId, at] })
  } finally {
    to.close()
  }
}

const knowsLinks = async (client: Client): Promise<boolean> =>
  Number((await client.execute(TABLES)).rows[0]?.['n']) === 2
