// `npm test`: everything that must hold, in the order in which it fails fastest.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { exit, has, prepared, step } from './setup.mjs'

if (has('--help')) {
  console.log(`Tests Zhuiwen: npm test

  --fast        without the build and the browser tests
  CHROME_PATH   the Chromium or Chrome to test with (found, or installed, if not given)`)
  process.exit(0)
}

const node = (script, ...args) => [process.execPath, [script, ...args]]
const isFast = has('--fast')

await prepared({ build: !isFast })
demoTools()
await step('format', ...node('node_modules/oxfmt/bin/oxfmt', '--check'))
await step('lint', ...node('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'))
if (isFast) await step('types of routes', ...node('node_modules/next/dist/bin/next', 'typegen'))
await step('types', ...node('node_modules/typescript/bin/tsc', '--noEmit'))
await step('unused code', ...node('node_modules/knip/bin/knip.js'))
await step('shipped cards', ...node('scripts/zhuiwen', 'check', '--strict'))
if (process.platform === 'linux') await step('shipped demos', ...node('scripts/zhuiwen', 'demo', 'check'))
await step('unit and integration tests', ...node('node_modules/vitest/vitest.mjs', 'run'))
if (!isFast) {
  const chrome = browser()
  await step(
    'browser tests',
    ...node('node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/e2e/vitest.config.ts'),
    {
      CHROME_PATH: chrome,
    },
  )
}

/** What running demos needs. Without a sandbox the tests of demos say that they cannot be run, and fail. */
function demoTools() {
  if (process.platform !== 'linux') return
  const needed = {
    bwrap: 'bubblewrap',
    gcc: 'gcc libc6-dev',
    'g++': 'g++',
    go: 'golang-go',
    python3: 'python3',
    sqlite3: 'sqlite3',
  }
  const missing = Object.entries(needed).filter(([program]) => !existsSync(`/usr/bin/${program}`))
  if (missing.length === 0) return
  const packages = missing.flatMap(([, names]) => names.split(' '))
  console.error(`zhuiwen: the tests of demos need ${packages.join(' ')}: installing`)
  if (!apt('update', '-qq') || !apt('install', '-y', '-qq', '--no-install-recommends', ...packages)) {
    exit(`could not install what the tests of demos need: apt-get install ${packages.join(' ')}`)
  }
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: 'inherit', env }).status === 0
}

function apt(...args) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [command, ...rest] = [...sudo, 'apt-get', ...args]
  return run(command, rest)
}

/** Path of a Chromium; installs one where none is found. */
function browser() {
  const found = () =>
    [
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ].find((path) => path && existsSync(path))
  const here = found()
  if (here) return here

  if (existsSync('/usr/bin/apt-get') && apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')) {
    const installed = found()
    if (installed) return installed
  }
  const cli = 'node_modules/playwright-core/cli.js'
  if (run(process.execPath, [cli, 'install', 'chromium'])) {
    const path = spawnSync(
      process.execPath,
      ['-e', "console.log(require('playwright-core').chromium.executablePath())"],
      { encoding: 'utf8' },
    ).stdout.trim()
    if (existsSync(path)) return path
  }
  return exit('no Chromium found and none could be installed: install one, or set CHROME_PATH')
}
