import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listCardFiles, sweepDrafts } from '#core/card/disk.ts'
import { cardSource, emptyLibrary } from '#core/study/testing.ts'
import { numberIn, textOfNumber, WRITTEN } from '#core/study/testing-writer.ts'
import { syncContent } from '#core/study/sync.ts'
import { projectDir } from './server.ts'

const LANES = 5
const KILLS_EACH = 10
const script = path.join(projectDir, 'core/study/testing-writer.ts')

test(`killed ${LANES * KILLS_EACH} times while it saves, a process leaves the old file or the new one, whole`, async () => {
  const count = { old: 0, new: 0, drafts: 0 }
  await Promise.all(Array.from({ length: LANES }, () => lane(count)))
  console.info(
    `${LANES * KILLS_EACH} kills: ${count.old} old files, ${count.new} new ones; ${count.drafts} drafts left beside them, and removed`,
  )
  expect(count.old + count.new).toBe(LANES * KILLS_EACH)
}, 600_000)

/** Kills one process after the other that saves a card of its own. */
async function lane(count: { old: number; new: number; drafts: number }): Promise<void> {
  const lib = await emptyLibrary()
  const folder = path.join(lib.contentDir, 'net')
  const file = path.join(folder, 'written.mdx')
  await mkdir(folder)
  await writeFile(file, `${cardSource(WRITTEN)}\n## 8. Demo vs. real project\n\n${textOfNumber(0)}`)
  await syncContent(lib)

  for (let kill = 0; kill < KILLS_EACH; kill += 1) {
    const args = ['--import', 'tsx', script, 'stream', lib.contentDir, lib.dataDir]
    const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = once(child, 'exit')
    let [begun, saved] = [0, 0]
    const watcher = watch(folder)
    for await (const line of createInterface(child.stdout)) {
      const [word, n] = line.split(' ')
      if (word === 'saved') saved = Number(n)
      else begun = Number(n)
      // By turns at any moment of a save, and as soon as anything stirs in the folder: in the midst of the writing.
      if (word === 'saved' || saved === 0 || child.killed) continue
      if (kill % 2 === 0) await setTimeout(Math.random() * 100)
      else await once(watcher, 'change')
      child.kill('SIGKILL')
    }
    watcher.close()
    await ended

    const now = numberIn(await readFile(file, 'utf8'))
    expect([begun - 1, begun]).toContain(now)
    expect(now).toBeGreaterThanOrEqual(saved)
    count[now === begun ? 'new' : 'old'] += 1
    expect((await listCardFiles(lib.contentDir)).map((one) => one.path)).toEqual(['net/written.mdx'])
  }

  const drafts = (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
  count.drafts += drafts.length
  await sweepDrafts(lib.contentDir, new Date(Date.now() + 61_000))
  expect(await readdir(folder)).toEqual(['written.mdx'])
}
