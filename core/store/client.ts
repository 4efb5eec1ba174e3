import type { Client } from '@libsql/client'
import type { Prisma, PrismaClient } from './generated/client.ts'
import type { Place } from './place.ts'

const rows = Symbol('rows')
const whole = Symbol('whole')
const link = Symbol('link')

/** Something rows can be read from and written to: an open database, or a transaction in it. Opaque outside this room. */
export type Tx = { readonly [rows]: Prisma.TransactionClient }

/** An open database. Opaque outside this room. Whatever takes a `Tx` takes a `Db` as well. */
export type Db = Tx & { readonly [whole]: PrismaClient; readonly [link]: Client; readonly place: Place }

export const asDb = (prisma: PrismaClient, client: Client, place: Place): Db => ({
  [rows]: prisma,
  [whole]: prisma,
  [link]: client,
  place,
})
export const asTx = (prisma: Prisma.TransactionClient): Tx => ({ [rows]: prisma })

/** The Prisma client behind `tx`, for this room only. */
export const prismaOf = (tx: Tx): Prisma.TransactionClient => tx[rows]
/** The Prisma client behind `db`, which can open transactions; for this room only. */
export const wholeOf = (db: Db): PrismaClient => db[whole]
/** The driver's client below Prisma's; for this room only. */
export const clientOf = (db: Db): Client => db[link]
