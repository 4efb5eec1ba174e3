import type { Tx } from './db.ts'
import { readNumber } from './rows.ts'

/** What differs as soon as a chain went out or came in: versions are only ever added. */
export const chainStamp = (tx: Tx): Promise<number> => readNumber(tx, `SELECT count(*) AS n FROM "ChainVersion"`)
