// Writes the migration that leads from the existing ones to prisma/schema.prisma: npx tsx scripts/migration.ts <name>
// A name that begins with 14 digits is taken as it is; any other gets the time in front.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { draftMigration } from '../core/store/draft-migration.ts'

const name = process.argv[2]
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npx tsx scripts/migration.ts <name>, of a-z, 0-9 and "_"')
  process.exit(2)
}
const projectDir = fileURLToPath(new URL('..', import.meta.url))
const sql = await draftMigration(projectDir)
if (sql === null) {
  console.error('The migrations already lead to the schema: nothing to write.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const dir = join(projectDir, 'prisma', 'migrations', /^\d{14}_/.test(name) ? name : `${stamp}_${name}`)
  await mkdir(dir)
  await writeFile(join(dir, 'migration.sql'), sql, { flag: 'wx' })
  console.error(`Wrote ${dir}. Read it before you rely on it.`)
}
