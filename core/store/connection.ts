import { createClient, type Client, type InArgs, type InStatement, type Transaction } from '@libsql/client'
import { ConnectionPool, Sqlite3Client } from '@libsql/client/sqlite3'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { Place } from './place.ts'

/** How long a statement waits for another process to let go of the database, in ms. */
export const BUSY_TIMEOUT_MS = 5000

type Connection = ReturnType<ConnectionPool['acquireSync']>

/**
 * What must hold on every connection to a file.
 *
 * synchronous=FULL: in WAL mode NORMAL syncs only at checkpoints, so a power cut may take back the last commits. A
 * review that was acknowledged is a fact; losing it silently would schedule the card wrongly for months. FULL costs one
 * sync a commit, and people rate a card every few seconds at most.
 */
const pragmas = (busyTimeoutMs: number, foreignKeys: boolean): readonly string[] => [
  // First, so that the others wait as well.
  `PRAGMA busy_timeout = ${busyTimeoutMs}`,
  'PRAGMA synchronous = FULL',
  `PRAGMA foreign_keys = ${foreignKeys ? 'ON' : 'OFF'}`,
]

/**
 * Opens connections as the driver's own pool does, and sets the pragmas on each before anything else runs on it. The
 * driver opens connections when it likes (a transaction takes one away, a failed rollback drops one), and pragmas do
 * not outlive their connection.
 */
class PreparedConnections extends ConnectionPool {
  readonly #prepared = new WeakSet<Connection>()
  readonly #pragmas: readonly string[]
  readonly #busyTimeoutMs: number

  constructor(path: string, busyTimeoutMs: number, foreignKeys: boolean) {
    // Prisma's adapter runs one statement or one transaction at a time, so a few are plenty.
    super(path, {}, 4)
    this.#pragmas = pragmas(busyTimeoutMs, foreignKeys)
    this.#busyTimeoutMs = busyTimeoutMs
  }

  override acquireSync(forTransaction = false): Connection {
    const connection = super.acquireSync(forTransaction)
    if (this.#prepared.has(connection)) return connection
    try {
      for (const pragma of this.#pragmas) connection.exec(pragma)
      keepWriteAheadLog(connection, this.#busyTimeoutMs)
    } catch (error) {
      this.release(connection)
      throw error
    }
    this.#prepared.add(connection)
    return connection
  }

  /**
   * A statement that gave up waiting for a lock stays in progress until the driver happens to collect it, and as long
   * as it does, its connection can commit nothing. Such a connection is dropped; the next one is new.
   */
  override release(connection: Connection): void {
    if (connection.open && !connection.inTransaction && !canCommit(connection)) connection.close()
    super.release(connection)
  }
}

/**
 * Turns the write-ahead log on. Only the first connection to a new file changes anything; but while it does, SQLite
 * refuses all others at once, without the busy timeout, as two that wait for each other would wait for ever. Two
 * processes that make one database would then fail by chance.
 */
function keepWriteAheadLog(connection: Connection, busyTimeoutMs: number): void {
  const giveUpAt = performance.now() + busyTimeoutMs
  for (;;) {
    try {
      connection.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
      if (!isBusy || performance.now() >= giveUpAt) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

function canCommit(connection: Connection): boolean {
  try {
    connection.exec('BEGIN; COMMIT')
    return true
  } catch {
    return false
  }
}

/** Connects to a database. Of a file this opens nothing yet; the first statement does. */
export function connect(place: Place, options: { busyTimeoutMs?: number; foreignKeys?: boolean } = {}): Client {
  const client =
    place.kind === 'file'
      ? new Sqlite3Client(
          new PreparedConnections(place.path, options.busyTimeoutMs ?? BUSY_TIMEOUT_MS, options.foreignKeys ?? true),
          'number',
        )
      : createClient({ url: place.url })
  // Prisma begins its transactions deferred: one that reads first holds a snapshot, and its first write then fails at
  // once, without waiting, if another process has written meanwhile. Beginning as a writer takes the lock up front,
  // where waiting for it is possible.
  const begin = client.transaction.bind(client)
  client.transaction = () => begin('write')
  return client
}

/** Connects to a file without changing anything about it: for looking into one that may not be ours. */
export const connectPlainly = (path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Client =>
  new Sqlite3Client(new ConnectionPool(path, { timeout: busyTimeoutMs }, 1), 'number')

/** A client that does everything inside `tx`, which its owner ends. */
export function within(tx: Transaction): Client {
  const refuse = (): never => {
    throw new Error('There is a transaction already')
  }
  return {
    closed: false,
    protocol: 'file',
    execute: (statement: InStatement | string, args?: InArgs) =>
      tx.execute(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement),
    executeMultiple: (sql) => tx.executeMultiple(sql),
    batch: refuse,
    migrate: refuse,
    transaction: refuse,
    sync: refuse,
    reconnect: refuse,
    close: () => {},
  }
}

/** Prisma's adapter over a client that is open already. */
class OpenAdapter extends PrismaLibSql {
  readonly #client: Client

  constructor(client: Client) {
    // Milliseconds since the epoch sort and compare as what they are; ISO text with "+00:00" beside "Z" does not.
    super({ url: 'file:unused' }, { timestampFormat: 'unixepoch-ms' })
    this.#client = client
  }

  override createClient(): Client {
    return this.#client
  }
}

export const adapterOver = (client: Client): PrismaLibSql => new OpenAdapter(client)
