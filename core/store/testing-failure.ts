import { prismaOf, type Db } from './client.ts'

/** Makes the database refuse one kind of change to a table, until the function it answers is called. */
export async function prepareToFail(
  db: Db,
  table: string,
  change: 'INSERT' | 'UPDATE' | 'DELETE',
): Promise<() => Promise<unknown>> {
  const name = `fails_${change}_${table}`
  const sql = `CREATE TRIGGER "${name}" BEFORE ${change} ON "${table}" BEGIN SELECT RAISE(ABORT, 'made to fail'); END`
  await prismaOf(db).$executeRawUnsafe(sql)
  return () => prismaOf(db).$executeRawUnsafe(`DROP TRIGGER "${name}"`)
}
