// What both commands need before anything else: the right Node, the packages, the database client, the build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Whether a flag was given. */
export const has = (flag) => process.argv.includes(flag)

/** Ends with one line that says what to do. */
export function exit(message) {
  console.error(`zhuiwen: ${message}`)
  process.exit(1)
}

/** Runs one step to its end; shows its output as messages, since standard output is the command's; ends this process when it fails. Reports the time it took. */
export async function step(name, command, args, env = {}) {
  const begun = performance.now()
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['inherit', 2, 'inherit'], env: { ...process.env, ...env } })
    child.on('error', (error) => exit(`${name}: ${error.message}`))
    child.on('exit', (status) => resolve(status ?? 1))
  })
  if (code !== 0) exit(`${name} failed (see above)`)
  console.error(`zhuiwen: ${name}, ${((performance.now() - begun) / 1000).toFixed(1)} s`)
}

/** Runs a step only when the files it depends on have changed since it last succeeded. */
async function once(name, inputs, outputs, run) {
  const stamps = path.join(root, 'node_modules/.zhuiwen')
  const stamp = path.join(stamps, name)
  const digest = hashOf(inputs)
  const isDone = existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
  if (isDone && outputs.every((output) => existsSync(path.join(root, output)))) return
  await run()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, digest)
}

/** Packages installed, database client generated, and the app built unless `build` is false. */
export async function prepared({ build = true } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    exit(`Node ${process.versions.node} is too old: install Node 20.19 or newer`)
  }
  const npm = process.env.npm_execpath
  const install = npm ? [process.execPath, [npm]] : ['npm', []]
  await once('packages', ['package.json', 'package-lock.json'], ['node_modules/next'], () =>
    step('packages', install[0], [...install[1], 'ci', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  await generated()
  if (!build) return
  const sources = ['app', 'core', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json']
  const configs = readdirSync(root).filter((name) => /\.(ts|tsx|mjs)$/.test(name) && name !== 'next-env.d.ts')
  await once('build', [...sources, ...configs], ['.next/BUILD_ID'], () =>
    step('build', process.execPath, ['node_modules/next/dist/bin/next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' }),
  )
}

/** The database client as the schema has it now. */
export const generated = () =>
  once('client', ['prisma/schema.prisma', 'package-lock.json'], ['core/store/generated/client.ts'], () =>
    step('database client', process.execPath, ['scripts/generate.mjs']),
  )

function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version)
  const add = (relative) => {
    const file = path.join(root, relative)
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) if (name !== 'generated') add(path.join(relative, name))
    } else if (!file.endsWith('.test.ts')) {
      hash.update(`${relative}\0`).update(readFileSync(file))
    }
  }
  for (const input of inputs) add(input)
  return hash.digest('hex')
}
