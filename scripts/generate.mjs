// Generates the database client into core/store/generated. Plain JavaScript: it runs before anything is built.
// `prisma generate` looks for a native schema engine and would download one, though generating does not use it.
// Naming any program that exists as that engine keeps it from the network.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const projectDir = fileURLToPath(new URL('..', import.meta.url))
const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const run = spawnSync(process.execPath, [prisma, 'generate', '--schema', 'prisma/schema.prisma'], {
  cwd: projectDir,
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (run.error !== undefined || run.status !== 0) {
  process.stderr.write(
    `Generating the database client failed.\n${run.error ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}`,
  )
  process.exitCode = 1
}
