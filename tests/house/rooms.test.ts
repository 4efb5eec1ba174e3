import { execFile } from 'node:child_process'
import { cp, mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Each line breaks one rule of the house in one file; the linter must name the rule. */
const planted = [
  ['core/chain/planted.ts', "import { Link } from 'next/link'\nexport const x = Link\n", 'no-restricted-imports'],
  ['core/study/planted.ts', "import { useState } from 'react'\nexport const x = useState\n", 'no-restricted-imports'],
  ['core/study/planted.ts', "import { x } from '../../app/planted.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/store/planted.ts', "import { x } from '../../scripts/planted.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['app/planted.ts', "import { x } from '../scripts/planted.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['scripts/planted.ts', "import { x } from '../app/planted.ts'\nexport { x }\n", 'no-restricted-imports'],
  [
    'app/planted.ts',
    "import { PrismaClient } from '@prisma/client'\nexport { PrismaClient }\n",
    'no-restricted-imports',
  ],
  [
    'core/study/planted.ts',
    "import { x } from '#core/store/generated/client.ts'\nexport { x }\n",
    'no-restricted-imports',
  ],
  ['core/chain/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/study/planted.ts', "import { fsrs } from 'ts-fsrs'\nexport { fsrs }\n", 'no-restricted-imports'],
  ['core/schedule/queue-planted.ts', "import { fsrs } from 'ts-fsrs'\nexport { fsrs }\n", 'no-restricted-imports'],
  [
    'core/card/planted.ts',
    "import { readFile } from 'node:fs/promises'\nexport { readFile }\n",
    'no-restricted-imports',
  ],
  ['core/practice/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/practice/planted.ts', 'export const now = () => performance.now()\n', 'no-world'],
  ['core/opinion/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/visit/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/study/planted.ts', "import { generateText } from 'ai'\nexport { generateText }\n", 'no-restricted-imports'],
  [
    'core/study/planted.ts',
    "import { computeParameters } from '@open-spaced-repetition/binding'\nexport { computeParameters }\n",
    'no-restricted-imports',
  ],
  ['core/share/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/site/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/optimizer/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/demo/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/demo/planted.ts', "import { x } from '#core/study/demos.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/study/planted.ts', "import { spawn } from 'node:child_process'\nexport { spawn }\n", 'no-restricted-imports'],
  ['app/planted.ts', "import { spawn } from 'node:child_process'\nexport { spawn }\n", 'no-restricted-imports'],
  [
    'app/_server/backup-apart.ts',
    "import { x } from '#core/store/generated/client.ts'\nexport { x }\n",
    'no-restricted-imports',
  ],
  ['core/schedule/planted.ts', 'export const now = () => Date.now()\n', 'no-world'],
  ['core/schedule/planted.ts', 'export const now = () => new Date()\n', 'no-world'],
  ['core/simulate/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/simulate/planted.ts', 'export const now = () => Date.now()\n', 'no-world'],
  ['core/search/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/search/planted.ts', 'export const now = () => Date.now()\n', 'no-world'],
  ['core/journal/planted.ts', "import { x } from '#core/store/db.ts'\nexport { x }\n", 'no-restricted-imports'],
  ['core/journal/planted.ts', 'export const now = () => Date.now()\n', 'no-world'],
  ['core/chain/planted.ts', 'export const home = () => process.env.HOME\n', 'no-world'],
  ['core/chain/planted.ts', 'export const f = (x: any) => x\n', 'no-explicit-any'],
  ['core/chain/planted.ts', 'export const f = () => { Promise.resolve(1) }\n', 'no-floating-promises'],
] as const

test.each(planted)('%s: the linter catches %j as %s', async (file, source, rule) => {
  const house = await mkdtemp(path.join(tmpdir(), 'zhuiwen-house-'))
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'tests/house/pure-room.mjs']) {
      await cp(path.join(root, name), path.join(house, name))
    }
    await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'))
    await mkdir(path.dirname(path.join(house, file)), { recursive: true })
    await writeFile(path.join(house, file), source)
    const output = await lint(house, file)
    expect(output).toContain(rule)
  } finally {
    await rm(house, { recursive: true, force: true })
  }
})

test('the house itself is clean of what was planted', async () => {
  expect(await lint(root, 'tests/house/rooms.test.ts')).not.toContain('no-restricted-imports')
})

async function lint(cwd: string, file: string): Promise<string> {
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const run = promisify(execFile)(process.execPath, [oxlint, '--type-aware', file], { cwd })
  return run.then(
    ({ stdout }) => stdout,
    (failed: { stdout: string; stderr: string }) => failed.stdout + failed.stderr,
  )
}
