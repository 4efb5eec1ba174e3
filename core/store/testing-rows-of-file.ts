import { connectPlainly } from './connection.ts'

/** The rows that a query of any database file answers. */
export async function readRowsOfFile(file: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = connectPlainly(file)
  const { rows, columns } = await client.execute(sql)
  client.close()
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])))
}
