import { defaultDatabaseUrl } from '#core/store/db.ts'
import type { Environment } from './environment.ts'

/** The database this environment names, with what opening it needs. */
export function databaseOf(environment: Environment): { url: string; dataDir: string; projectDir: string } {
  const { databaseUrl, dataDir, projectDir } = environment
  return { url: databaseUrl ?? defaultDatabaseUrl(dataDir), dataDir, projectDir }
}
