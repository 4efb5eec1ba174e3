import type { Client } from '@libsql/client'
import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { err, ok, type Result } from '#core/result.ts'
import { asDb, clientOf, wholeOf, type Db } from './client.ts'
import { adapterOver, BUSY_TIMEOUT_MS, connect } from './connection.ts'
import { PrismaClient } from './generated/client.ts'
import { knownMigrations, readHistory, type History } from './migrations.ts'
import type { OpenError } from './open-error.ts'
import { describePlace, readDatabaseUrl, type Place } from './place.ts'

export type { Db, Tx } from './client.ts'
export { describeOpenError, type OpenError } from './open-error.ts'
export { defaultDatabaseUrl } from './place.ts'
export { BUSY_TIMEOUT_MS } from './connection.ts'
export { isBusy } from './write.ts'

/** What no migration helps against. */
type Refusal = Exclude<OpenError, { kind: 'pending-migrations' }>

export type DbOptions = {
  /** DATABASE_URL: `file:…`, or `http://`, `https://`, `libsql://`. */
  readonly url: string
  /** Folder of the study data; made if missing. */
  readonly dataDir: string
  /** Root of the project, where `prisma/migrations` lies. */
  readonly projectDir: string
  /** How long to wait for another process to let go, in ms. */
  readonly busyTimeoutMs?: number
}

/**
 * Opens the database, ready for use. Makes no database and changes no table: one that is missing or behind is reported
 * as `pending-migrations`, which `migrateDb` answers.
 */
export async function openDb(options: DbOptions): Promise<Result<Db, OpenError>> {
  const found = await reach(options)
  if (!found.ok) return found
  const { place, client } = found.value
  const known = knownMigrations(options.projectDir)
  const history = client === null ? ok<History>({ kind: 'empty' }) : await historyOf(client, place, known, options)
  const refusal = history.ok ? refuse(history.value, describePlace(place), known) : history.error
  if (refusal !== null || client === null) {
    client?.close()
    return err(refusal ?? pendingAll(describePlace(place), known))
  }
  return ok(asDb(prismaOver(client), client, place))
}

/** Closes the database. Nothing that was opened from it may be used afterwards. */
export async function closeDb(db: Db): Promise<void> {
  await wholeOf(db).$disconnect()
  // Prisma closes it only if it was ever asked something.
  clientOf(db).close()
}

/** Waiting for a transaction to begin, and running one, may take this long, in ms. Above the busy timeout: see `connect`. */
const TRANSACTION = { maxWait: 30_000, timeout: 120_000 }

const prismaOver = (client: Client): PrismaClient =>
  new PrismaClient({ adapter: adapterOver(client), transactionOptions: TRANSACTION })

const pendingAll = (place: string, known: readonly string[]): OpenError => ({
  kind: 'pending-migrations',
  place,
  pending: known,
  isNew: true,
})

/** Why a database with this history is not for this program to use as it is. Null: it is. */
export function refuse(history: History, place: string, known: readonly string[]): OpenError | null {
  if (history.kind === 'empty') return pendingAll(place, known)
  if (history.kind === 'foreign') return { kind: 'not-a-database', place, reason: 'foreign' }
  if (history.unknown.length > 0) return { kind: 'newer-database', place, unknown: history.unknown }
  if (history.pending.length > 0) {
    return { kind: 'pending-migrations', place, pending: history.pending, isNew: history.applied.length === 0 }
  }
  return null
}

/** Finds the database and connects to it. `client` is null where there is no file yet: connecting would make one. */
export async function reach(options: DbOptions): Promise<Result<{ place: Place; client: Client | null }, Refusal>> {
  const place = readDatabaseUrl(options.url, options.projectDir)
  if (place === null) return err({ kind: 'bad-url', place: options.url })
  try {
    await mkdir(options.dataDir, { recursive: true })
    if (place.kind === 'server') return ok({ place, client: connect(place) })
    await mkdir(dirname(place.path), { recursive: true })
    // SQLite writes its log beside the file.
    await access(dirname(place.path), constants.W_OK)
    const file = await stat(place.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (file === null) return ok({ place, client: null })
    if (!file.isFile()) return err({ kind: 'unwritable', place: place.path, reason: 'it is not a file' })
    await access(place.path, constants.W_OK)
    return ok({ place, client: connect(place, { busyTimeoutMs: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS }) })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err({ kind: 'unwritable', place: describePlace(place), reason: code ?? message })
  }
}

/** Reads the history, turning the driver's refusals into ours. */
export async function historyOf(
  client: Client,
  place: Place,
  known: readonly string[],
  options: Pick<DbOptions, 'busyTimeoutMs'>,
): Promise<Result<History, Refusal>> {
  try {
    return ok(await readHistory(client, known))
  } catch (error) {
    return err(toOpenError(error, place, options.busyTimeoutMs ?? BUSY_TIMEOUT_MS))
  }
}

/** What the driver's error means for someone opening `place`. Rethrows what has no such meaning. */
export function toOpenError(error: unknown, place: Place, waitedMs: number): Refusal {
  const name = describePlace(place)
  if (!(error instanceof Error)) throw error
  if (place.kind === 'server') return { kind: 'unreachable', place: name, reason: error.message }
  const code = 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return { kind: 'locked', place: name, waitedMs }
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(code)) return { kind: 'not-a-database', place: name, reason: 'damaged' }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH|FULL|IOERR)/.test(code)) {
    return { kind: 'unwritable', place: name, reason: code }
  }
  throw error
}
