import type { Client } from '@libsql/client'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

export const migrationsDir = (projectDir: string): string => join(projectDir, 'prisma', 'migrations')

/** Names of the migrations this program comes with, oldest first. */
export function knownMigrations(projectDir: string): string[] {
  const dir = migrationsDir(projectDir)
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .toSorted()
}

/**
 * What a database holds. `empty`: no table at all. `foreign`: tables, but not of ours. Names are oldest first.
 * Compares names only, which takes under a millisecond: that a migration's text was edited afterwards is noticed by
 * whoever applies migrations, not at every start.
 */
export type History =
  | { readonly kind: 'empty' }
  | { readonly kind: 'foreign' }
  | {
      readonly kind: 'ours'
      readonly applied: readonly string[]
      readonly pending: readonly string[]
      readonly unknown: readonly string[]
    }

export async function readHistory(client: Pick<Client, 'execute'>, known: readonly string[]): Promise<History> {
  const tables = await client.execute(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'libsql~_%' ESCAPE '~'`,
  )
  if (tables.rows.length === 0) return { kind: 'empty' }
  if (!tables.rows.some((row) => row['name'] === '_prisma_migrations')) return { kind: 'foreign' }
  const finished = await client.execute(
    `SELECT DISTINCT migration_name AS name FROM "_prisma_migrations"
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  const applied = finished.rows.map((row) => String(row['name']))
  // Another program may well keep its own migrations in a table of that name.
  if (applied.length > 0 && applied[0] !== known[0]) return { kind: 'foreign' }
  return {
    kind: 'ours',
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  }
}
