import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { loadEngine, migrationList, NO_FILTER, readSchema } from './engine.ts'

/** A database in memory on which the engine plays the migrations. */
class Scratch extends PrismaLibSql {
  constructor() {
    super({ url: ':memory:' })
  }

  override async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const adapter = await super.connectToShadowDb()
    // The engine plays a whole migration as one statement here, of which SQLite would run only the first.
    const executeRaw = adapter.executeRaw.bind(adapter)
    adapter.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query)
      await adapter.executeScript(query.sql)
      return 0
    }
    return adapter
  }
}

/**
 * The SQL that leads from this project's migrations to its schema. Null: they already lead there. Works on databases in
 * memory; nothing on disk is touched.
 */
export async function draftMigration(projectDir: string): Promise<string | null> {
  const engine = await loadEngine(new Scratch(), projectDir)
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await migrationList(projectDir)) },
    to: { tag: 'schemaDatamodel', files: [await readSchema(projectDir)] },
    script: true,
    exitCode: null,
    filters: NO_FILTER,
  })
  engine.free()
  return stdout === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout) ? null : stdout
}
