import { z } from 'zod'
import { prismaOf, type Db } from './client.ts'

/** What SQLite finds wrong with the database. Null: nothing, or it lies on a server that looks after itself. */
export async function integrityFault(db: Db): Promise<string | null> {
  if (db.place.kind === 'server') return null
  const rows = z
    .array(z.object({ integrity_check: z.string() }))
    .parse(await prismaOf(db).$queryRawUnsafe('PRAGMA integrity_check(3)'))
  const faults = rows.map((row) => row.integrity_check).filter((verdict) => verdict !== 'ok')
  return faults.length === 0 ? null : faults.join('; ')
}

/** Whether the log, foreign keys and waiting are set as they must be, and how they are set. */
export async function pragmasInForce(db: Db): Promise<{ readonly ok: boolean; readonly note: string }> {
  if (db.place.kind === 'server') return { ok: true, note: 'those of the server' }
  const read = async (name: string): Promise<string> => {
    const rows = z.array(z.record(z.string(), z.unknown())).parse(await prismaOf(db).$queryRawUnsafe(`PRAGMA ${name}`))
    return String(Object.values(rows[0] ?? {})[0])
  }
  const found = {
    journal_mode: await read('journal_mode'),
    synchronous: await read('synchronous'),
    foreign_keys: await read('foreign_keys'),
    busy_timeout: await read('busy_timeout'),
  }
  const isRight =
    found.journal_mode === 'wal' &&
    found.synchronous === '2' &&
    found.foreign_keys === '1' &&
    Number(found.busy_timeout) > 0
  return {
    ok: isRight,
    note: Object.entries(found)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  }
}
