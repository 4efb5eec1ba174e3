import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { connect } from './connection.ts'
import { closeDb, openDb } from './db.ts'
import { knownMigrations } from './migrations.ts'
import { reviewsOf } from './reviews.ts'
import { addOne } from './testing-child.ts'
import { optionsFor, projectDir, testDb, testFolder } from './testing.ts'

const CARD = CardId.parse('q-written')
const script = fileURLToPath(new URL('testing-child.ts', import.meta.url))

function start(job: string, dataDir: string): { child: ChildProcess; lines: AsyncIterable<string> } {
  const child = spawn(process.execPath, ['--import', 'tsx', script, job, dataDir], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout === null) throw new Error('unreachable: stdout is a pipe')
  return { child, lines: createInterface(child.stdout) }
}

test('two processes write at once, and no review is lost or refused', { timeout: 60_000 }, async () => {
  await using t = await testDb()
  const other = start('write', t.options.dataDir)
  const seen: string[] = []
  for await (const line of other.lines) {
    seen.push(line)
    if (line === 'ready') for (let i = 0; i < 300; i++) await addOne(t.db, i)
  }
  expect(seen).toEqual(['ready', 'done'])
  expect(await reviewsOf(t.db, CARD)).toHaveLength(600)
})

test('what a process acknowledged before it was killed is there', { timeout: 60_000 }, async () => {
  await using t = await testDb()
  const other = start('stream', t.options.dataDir)
  const acknowledged: number[] = []
  for await (const line of other.lines) {
    acknowledged.push(Number(line))
    if (acknowledged.length === 100) other.child.kill('SIGKILL')
  }
  const ids = new Set((await reviewsOf(t.db, CARD)).map(({ id }) => id))
  expect(acknowledged.length).toBeGreaterThanOrEqual(100)
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
  await addOne(t.db, 1)
})

test('two processes make and migrate one database at once', { timeout: 60_000 }, async () => {
  await using folder = await testFolder()
  const answers = await Promise.all(
    [1, 2].map(async () => {
      const { child, lines } = start('migrate', folder.path)
      const ended = once(child, 'exit')
      const printed: string[] = []
      for await (const line of lines) printed.push(line)
      await ended
      return JSON.parse(printed.join('')) as unknown
    }),
  )
  expect(answers.flat()).toEqual(knownMigrations(projectDir))
  const opened = await openDb(optionsFor(folder.path))
  expect(opened.ok).toBe(true)
  if (opened.ok) await closeDb(opened.value)
})

test('turning the write-ahead log on waits for whoever writes', { timeout: 60_000 }, async () => {
  await using folder = await testFolder()
  const other = start('writeOld', folder.path)
  for await (const line of other.lines) {
    expect(line).toBe('writing')
    const client = connect({ kind: 'file', path: join(folder.path, 'zhuiwen.db') })
    expect((await client.execute('PRAGMA journal_mode')).rows[0]?.[0]).toBe('wal')
    client.close()
  }
})
