import { asTx, wholeOf, type Db, type Tx } from './client.ts'
import { Prisma } from './generated/client.ts'

/** With a busy timeout of seconds on each try, more tries mean a stuck process rather than a busy one. */
const MAX_TRIES = 3

/**
 * Runs `work` in a transaction that holds the write lock from its beginning (see `connect`): what it reads stays true
 * until it commits, in this process and in any other. All of it happens, or, if `work` throws, nothing.
 *
 * `work` may run more than once, so it must have no effect but through `tx`. It must not use `db`, which waits for it.
 * Throws what `work` throws, or the driver's error if the lock could not be had.
 */
export async function insideWrite<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await wholeOf(db).$transaction((tx) => work(asTx(tx)))
    } catch (error) {
      if (tries === MAX_TRIES || !isBusy(error)) throw error
    }
  }
}

/** Another process held the lock for longer than the busy timeout. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return (
    error.code === 'P1008' ||
    (error.code === 'P2010' && /SQLITE_BUSY|database is locked|SocketTimeout/.test(error.message))
  )
}
