import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { knownMigrations, migrationsDir } from './migrations.ts'

/** Everything in the database is ours to migrate. */
export const NO_FILTER = { externalTables: [], externalEnums: [] }

/**
 * Prisma's schema engine, compiled to WebAssembly: the native one would have to be downloaded. Loading takes some
 * tenths of a second, so only what migrates imports this file, and only when there is something to migrate.
 */
export async function loadEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  projectDir: string,
): Promise<SchemaEngine> {
  const { path, content } = await readSchema(projectDir)
  const { SchemaEngine } = await (bindings ??= loadBindings())
  return SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** The bindings know one instance at a time, which an engine made before must not lose. */
let bindings: Promise<Bindings> | undefined

async function loadBindings(): Promise<Bindings> {
  const loaded = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const packageDir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const module = new WebAssembly.Module(await readFile(join(packageDir, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...loaded } })
  // Without this a panic of the engine would say no more than "unreachable".
  const setMessage = (message: string): never => {
    throw new Error(`The schema engine gave up: ${message}`)
  }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: setMessage } })
  loaded.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start !== 'function') throw new Error('The schema engine has no start function')
  start()
  return loaded
}

/** prisma/schema.prisma. */
export async function readSchema(projectDir: string): Promise<{ path: string; content: string }> {
  const path = join(projectDir, 'prisma', 'schema.prisma')
  return { path, content: await readFile(path, 'utf8') }
}

/** This program's migrations with their texts, as the engine wants them. */
export async function migrationList(projectDir: string): Promise<MigrationList> {
  const dir = migrationsDir(projectDir)
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: await readFile(join(dir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      knownMigrations(projectDir).map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(dir, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  }
}
