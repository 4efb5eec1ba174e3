import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FORGETFUL, simulatedLog } from '#core/schedule/evaluate/testing-log.ts'
import { defaultPolicy } from '#core/schedule/memory.ts'
import type { Weights } from '#core/schedule/memory.ts'
import { RATINGS } from '#core/schedule/rating.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'

const projectDir = path.resolve(import.meta.dirname, '..')
const CARD =
  '---\nid: q-first001\ntitle: Why?\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nWhy?\n'

/** A library of one card in a folder of its own, and the command line over it. */
async function library() {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-cli-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const content = path.join(folder, 'content')
  const data = path.join(folder, 'data')
  await mkdir(content)
  await writeFile(path.join(content, 'first.mdx'), CARD)
  const zhuiwen = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve, reject) => {
      const env = { ...process.env, ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: data }
      const child = spawn(process.execPath, [path.join(projectDir, 'scripts/zhuiwen'), ...args], { cwd: folder, env })
      let [out, err] = ['', '']
      child.stdout.on('data', (chunk) => (out += String(chunk)))
      child.stderr.on('data', (chunk) => (err += String(chunk)))
      child.once('error', reject)
      child.once('close', (code) => resolve({ code, out, err }))
    })
  const json = async (...args: string[]) =>
    JSON.parse((await zhuiwen(...args, '--json')).out) as Record<string, unknown>
  return { folder, content, data, zhuiwen, json }
}

test('a card is synced, asked, answered, and answered again only when it is there', async () => {
  const { zhuiwen, json } = await library()
  expect(await json('sync')).toMatchObject({ files: 1, added: ['first.mdx'] })
  expect(await json('next')).toMatchObject({ items: [{ card: { id: 'q-first001' }, reason: 'root' }] })
  expect(await json('answer', 'q-first001', 'good')).toMatchObject({ reps: 1 })
  expect(await json('next')).toEqual({ items: [] })
  expect(await zhuiwen('answer', 'q-nobody', 'good')).toMatchObject({
    code: 1,
    err: 'zhuiwen: there is no card q-nobody\n',
  })
}, 60_000)

test('a card is found by what stands in it, and nothing by what stands nowhere', async () => {
  const { content, zhuiwen, json } = await library()
  const second = CARD.replace('first001', 'second02').replace('Why?\n\n##', '监听的端口？\n\n##')
  await writeFile(
    path.join(content, 'second.mdx'),
    `${second}\n## 3. One-minute answer\n\nThe child inherits the socket.\n`,
  )
  await zhuiwen('sync')
  expect(await json('search', 'inherits', 'socket')).toMatchObject({
    cards: [{ id: 'q-second02', stage: 'answer' }],
    open: [],
    references: [],
  })
  expect(await zhuiwen('search', 'quorum')).toMatchObject({ code: 0, out: 'nothing was found\n' })
  expect(await zhuiwen('search', '-socket', 'inherits')).toMatchObject({ code: 0, out: 'nothing was found\n' })
  expect(await zhuiwen('search', 'x', '--limit', '500')).toMatchObject({ code: 2 })
}, 60_000)

test('where a card stands on the boards is said, and left to the record again', async () => {
  const { zhuiwen, json } = await library()
  await zhuiwen('sync')
  const said = ['--note', 'read the docs', '--started', '2026-10-01']
  expect(await json('mark', 'q-first001', 'studying', ...said)).toMatchObject({
    state: 'studying',
    byFacts: 'asked',
    mark: { note: 'read the docs', startedOn: '2026-10-01' },
  })
  expect(await json('mark', 'q-first001', 'facts')).toMatchObject({ state: 'asked', started: null, mark: null })
  expect((await zhuiwen('mark', 'q-first001', 'done')).code).toBe(2)
  expect((await zhuiwen('mark', 'q-first001', 'passed', '--finished', 'today')).code).toBe(2)
  expect((await zhuiwen('mark', 'q-nobody', 'passed')).code).toBe(1)
}, 60_000)

test('what is chosen is named, due or not, without what was answered today; a rehearsal counts, and moves nothing', async () => {
  const { content, zhuiwen, json } = await library()
  const second = CARD.replace('first001', 'second02').replace('created:', 'topics: [redis]\ncreated:')
  await writeFile(path.join(content, 'first.mdx'), `${CARD}\n## 6. Next questions\n\n- [next](card:q-second02)\n`)
  await writeFile(path.join(content, 'second.mdx'), second)
  await zhuiwen('sync')
  const named = async (...args: string[]) =>
    ((await json('next', ...args)) as { items: { card: { id: string } }[] }).items.map(({ card }) => card.id)
  expect(await named('--chain', 'q-first001', '--walk')).toEqual(['q-first001', 'q-second02'])
  expect(await named('--search', 'why', '--limit', '1')).toEqual(['q-first001'])
  expect(await zhuiwen('next', '--topic', 'redis')).toMatchObject({ out: '1 more waits until a parent opens it\n' })
  expect(await json('answer', 'q-first001', 'again', '--rehearse')).toEqual({ cardId: 'q-first001', rating: 'again' })
  expect(await named('--chain', 'q-first001', '--walk')).toEqual(['q-second02'])
  expect(await named('--failed', '1')).toEqual(['q-first001'])
  expect(await named()).toEqual(['q-first001'])
  const wrong = [['--walk'], ['--failed', '0'], ['--topic', 'a', '--search', 'b'], ['--category', 'all']]
  for (const args of wrong) {
    const { code, err } = await zhuiwen('next', ...args)
    expect([code, err.trim().split('\n').length], err).toEqual([2, 1])
  }
  expect(await zhuiwen('next', '--chain', 'q-nobody')).toMatchObject({ code: 1 })
}, 60_000)

test('the versions of a card are named, newest first, with what changed', async () => {
  const { content, zhuiwen, json } = await library()
  await zhuiwen('sync')
  await writeFile(path.join(content, 'first.mdx'), `${CARD}\n## 6. Next questions\n\n- And then?\n`)
  await zhuiwen('sync')
  const { out } = await zhuiwen('versions', 'q-first001')
  expect(out).toMatch(/^2  .*Z  \d+ bytes  followups  \(the file now\)\n1  .*  first seen\n$/)
  expect(await json('versions', 'q-first001', '--limit', '1')).toMatchObject({ total: 2, versions: [{ n: 2 }] })
  expect(await zhuiwen('versions', 'q-nobody')).toMatchObject({ code: 1 })
}, 60_000)

test('one card becomes part of another, and a dry run says so beforehand', async () => {
  const { content, zhuiwen, json } = await library()
  await writeFile(path.join(content, 'third.mdx'), CARD.replaceAll('q-first001', 'q-third003'))
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-third003', 'good')
  const plan = await json('merge', 'q-third003', 'q-first001', '--dry-run')
  expect(plan).toMatchObject({
    from: { path: 'third.mdx' },
    into: { path: 'first.mdx' },
    standings: { merged: { reviews: 1 } },
  })
  expect((await zhuiwen('merge', 'q-third003', 'q-first001')).out).toContain('third.mdx: goes')
  expect(await readFile(path.join(content, 'first.mdx'), 'utf8')).toContain('mergedFrom:\n  - q-third003')
  expect(await json('answer', 'q-third003', 'good')).toMatchObject({ cardId: 'q-first001', reps: 2 })
  expect(await zhuiwen('doctor')).toMatchObject({ code: 0 })
  expect(await zhuiwen('merge', 'q-third003', 'q-first001')).toMatchObject({ code: 1 })
  expect(await zhuiwen('merge', 'q-first001', 'q-first001')).toMatchObject({ code: 2 })
}, 60_000)
test('a card is renamed, moved and archived; a dry run only says so', async () => {
  const { content, zhuiwen, json } = await library()
  const named = async () => (await readdir(content, { recursive: true })).filter((name) => name.endsWith('.mdx'))
  await writeFile(path.join(content, 'why.mdx'), CARD.replace('first001', 'second02'))
  await writeFile(path.join(content, 'first.mdx'), `${CARD}\nSee [Why?](card:q-second02).\n`)
  const dry = await zhuiwen('rename', 'q-second02', 'Why so?', '--dry-run')
  expect(dry).toMatchObject({ code: 0, out: 'why.mdx → why-so.mdx: line 3\nfirst.mdx: line 13\n' })
  expect(await named()).toEqual(['first.mdx', 'why.mdx'])
  expect(await json('rename', 'q-second02', 'Why so?')).toMatchObject({ path: 'why-so.mdx', isDone: true })
  expect(await json('move', 'q-second02', 'os')).toMatchObject({ from: 'why-so.mdx', path: 'os/why-so.mdx' })
  expect(await named()).toEqual(expect.arrayContaining(['first.mdx', 'os/why-so.mdx']))

  expect(await zhuiwen('archive', 'q-second02')).toMatchObject({ code: 0, out: 'os/why-so.mdx: line 3\n' })
  expect(await zhuiwen('archive', 'q-second02')).toMatchObject({ code: 0, out: 'nothing to change\n' })
  expect(await json('next')).toMatchObject({ items: [{ card: { id: 'q-first001' } }] })
  await zhuiwen('archive', 'q-second02', '--undo')
  expect((await json('next'))['items']).toHaveLength(2)
  expect(await zhuiwen('doctor')).toMatchObject({ code: 0 })
  const refused = [
    ['rename', 'q-second02', ' '],
    ['move', 'q-second02', '../out'],
    ['archive', 'Q'],
    ['archive', 'q-nobody'],
  ]
  expect(await Promise.all(refused.map(async (args) => (await zhuiwen(...args)).code))).toEqual([2, 2, 2, 1])
}, 120_000)

test('a question becomes a card file with eight headings, in the index at once', async () => {
  const { content, json, zhuiwen } = await library()
  const title = '多个进程怎样监听同一个端口？'
  const made = await json('new', title, '--topic', 'net')
  const source = await readFile(path.join(content, String(made['path'])), 'utf8')
  expect(source).toContain('title: 多个进程怎样监听同一个端口？')
  expect(source).toContain('## 八、Demo 与真实项目的差距')
  expect((await zhuiwen('check')).out).toContain('2 cards, nothing wrong')
  expect(await zhuiwen('new', '多个进程怎样监听同一个端口？', '--topic', 'net')).toMatchObject({ code: 1 })
  expect(made['similar']).toEqual({ cards: [], open: [] })
  const again = await zhuiwen('new', '多个进程怎样监听同一端口', '--json')
  expect(again).toMatchObject({ code: 0, err: `zhuiwen: ${String(made['path'])} asks something like it: ${title}\n` })
  expect(JSON.parse(again.out)).toMatchObject({ similar: { cards: [{ id: made['id'] }], open: [] } })
  expect(await zhuiwen('new', 'x', '--topic', '../outside')).toMatchObject({ code: 2 })
}, 60_000)

test('check names every problem with file, line, column and mend, and fails', async () => {
  const { content, zhuiwen } = await library()
  await writeFile(
    path.join(content, 'bad.mdx'),
    CARD.replace('first001', 'second02') + '\nvector<int> and {x}\n\n[lost](card:q-lost)\n',
  )
  const { code, out } = await zhuiwen('check')
  expect(code).toBe(1)
  expect(out).toMatch(/^bad\.mdx:13:\d+: warning: .+; .+$/m)
  expect(out).toMatch(/^bad\.mdx:\d+:\d+: warning: links to card:q-lost, which does not exist/m)
}, 60_000)

test('notes are named and do not fail a check unless it is strict', async () => {
  const { zhuiwen, json } = await library()
  const { code, out } = await zhuiwen('check')
  expect([code, out.split('\n').map((line) => line.replace(/: .+\[/, ' ['))]).toEqual([
    0,
    ['first.mdx:2:1 [no-key-points]', 'first.mdx:12:1 [missing-stage]', '1 cards, nothing wrong, 2 notes', ''],
  ])
  expect((await zhuiwen('check', '--strict')).code).toBe(1)
  expect(await json('check')).toEqual({
    checked: 1,
    problems: [
      expect.objectContaining({ rule: 'no-key-points', severity: 'note' }),
      {
        rule: 'missing-stage',
        severity: 'note',
        file: 'first.mdx',
        line: 12,
        column: 1,
        message: '7 of 8 stages have no text: thought, answer, nitpick, verdict, followups, redesign, gap',
        mend: 'when you have something to say, write it under "## 2. Ten-second thought"',
      },
    ],
  })
}, 60_000)

test('annotations for GitHub name the file from where the command runs', async () => {
  const { content, zhuiwen } = await library()
  await rm(path.join(content, 'first.mdx'))
  await writeFile(path.join(content, 'a, 50%.mdx'), CARD.replace('lang: en', 'lang: 100%'))
  const { code, out } = await zhuiwen('check', '--github')
  expect([code, out.split('\n').find((line) => line.includes('frontmatter'))]).toEqual([
    1,
    '::warning file=content/a%2C 50%25.mdx,line=4,col=1,title=frontmatter::lang is not a language tag such as zh or en; write `lang: zh` or `lang: en`',
  ])
}, 60_000)

test('an address of this machine is not tried', async () => {
  const { content, data, zhuiwen } = await library()
  let knocks = 0
  const server = createServer((_, response) => response.end(String((knocks += 1)))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  await writeFile(path.join(content, 'first.mdx'), `${CARD}\n[here](http://127.0.0.1:${port}/)\n`)
  const { code, out, err } = await zhuiwen('check', '--online')
  expect([code, knocks, err]).toEqual([0, 0, expect.stringContaining('zhuiwen: trying links, 100 %')])
  expect(out).toMatch(/^first\.mdx:13:1: note: .+ 127\.0\.0\.1 is not on the public internet; .+ \[unchecked-link\]$/m)
  expect(await readdir(data).catch(() => [])).toEqual([])
}, 60_000)

test('a backup holds the history; restoring brings it back and keeps what was there', async () => {
  const { folder, data, zhuiwen, json } = await library()
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-first001', 'good')
  const copy = path.join(folder, 'copy.db')
  expect(await zhuiwen('backup', copy)).toMatchObject({ code: 0, out: `${copy}\n` })
  expect(await zhuiwen('backup', copy)).toMatchObject({ code: 1 })
  expect(await json('answer', 'q-first001', 'good')).toMatchObject({ reps: 2 })
  expect(await zhuiwen('restore', copy)).toMatchObject({ code: 0 })
  expect(await json('answer', 'q-first001', 'good')).toMatchObject({ reps: 2 })
  expect(await readdir(path.join(data, 'backups'))).toHaveLength(1)
  expect(await zhuiwen('restore', path.join(folder, 'content/first.mdx'))).toMatchObject({ code: 1 })
}, 60_000)

test('a backup of the whole library is shown before it is restored, wants a yes, and is taken back', async () => {
  const { content, data, zhuiwen, json } = await library()
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-first001', 'good')
  const { file } = (await json('backup')) as { file: string }
  expect(path.dirname(file)).toBe(path.join(data, 'backups'))
  await writeFile(path.join(content, 'first.mdx'), CARD.replace('title: Why?', 'title: Why so?'))
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-first001', 'good')

  const shown = /reviews: 2 → 1 \(-1\)[^]*\n~ Why\?\ncards: 0 added, 1 changed, 0 removed/
  expect(await zhuiwen('restore', file, '--dry-run')).toMatchObject({ code: 0, out: expect.stringMatching(shown) })
  expect(await zhuiwen('restore', file)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(shown) })
  expect(await zhuiwen('restore')).toMatchObject({ code: 2 })
  expect(await zhuiwen('restore', '--undo')).toMatchObject({ code: 1 })
  expect(await zhuiwen('restore', file, '--yes')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/-before-restore\n$/),
  })
  expect(await readFile(path.join(content, 'first.mdx'), 'utf8')).toBe(CARD)
  expect(await json('sync')).toMatchObject({ changed: [] })
  expect(await json('stats')).toMatchObject({ total: { reviews: 1 } })
  const deed = path.join(data, 'restore.json')
  await writeFile(deed, (await readFile(deed, 'utf8')).replace('"done"', '"putting"'))
  expect((await zhuiwen('sync')).err).toContain('had been cut short, and is finished now')
  expect((await zhuiwen('sync')).err).not.toContain('cut short')
  expect(await zhuiwen('restore', '--undo', '--yes')).toMatchObject({ code: 0 })
  expect(await readFile(path.join(content, 'first.mdx'), 'utf8')).toContain('Why so?')
  expect((await zhuiwen('doctor')).out).toMatch(/ok {3}backup: .+-before-restore, 0 h old, sound/)
}, 120_000)

test('the backup of a day is made once, and one at a place of its own stands by itself', async () => {
  const { folder, data, zhuiwen, json } = await library()
  await zhuiwen('sync')
  expect(await json('backup', '--daily')).toMatchObject({ file: expect.stringMatching(/-daily$/), files: 1 })
  expect(await json('backup', '--daily')).toEqual({ file: null })
  const place = path.join(folder, 'mine')
  expect(await zhuiwen('backup', place)).toMatchObject({ code: 0, out: `${place}\n` })
  expect(await zhuiwen('backup', place)).toMatchObject({ code: 1 })
  expect(await zhuiwen('backup', place, '--daily')).toMatchObject({ code: 2 })
  await rm(data, { recursive: true })
  expect(await zhuiwen('restore', place, '--yes')).toMatchObject({ code: 0 })
  expect(await zhuiwen('doctor')).toMatchObject({ code: 0 })
}, 120_000)

test('doctor finds a sound library sound', async () => {
  const { zhuiwen, json } = await library()
  await zhuiwen('sync')
  const { checks } = (await json('doctor')) as { checks: { ok: boolean }[] }
  expect(checks.map((check) => check.ok)).toEqual([true, true, true, true, true, true])
}, 60_000)

async function demoIn(content: string, id: string, source: string): Promise<void> {
  const folder = path.join(content, 'demos', id)
  await mkdir(folder, { recursive: true })
  const title = { zh: '你好', en: 'Hello' }
  const manifest = { title, lang: 'sh', files: ['main.sh'], expect: [{ contains: 'hello' }, { exit: 0 }], cards: [] }
  await writeFile(path.join(folder, 'demo.json'), JSON.stringify(manifest))
  await writeFile(path.join(folder, 'main.sh'), source)
}

test('demos are listed, run and checked; one that does not print what it must fails', async () => {
  const { content, json, zhuiwen } = await library()
  await demoIn(content, 'greets', 'echo hello\n')
  await demoIn(content, 'silent', 'echo nothing >&2; exit 3\n')
  expect(await json('demo', 'list')).toMatchObject({ demos: [{ id: 'greets' }, { id: 'silent' }], problems: [] })
  expect(await zhuiwen('demo', 'run', 'greets')).toMatchObject({ code: 0, out: expect.stringMatching(/^hello\nmet /) })
  const { code, out, err } = await zhuiwen('demo', 'run', 'silent')
  expect([code, err]).toEqual([1, 'nothing\n'])
  expect(out).toMatch(/^NOT {2}\{"contains":"hello"\}\nNOT {2}\{"exit":0\}\nrun ended, exit 3/)
  expect(await zhuiwen('demo', 'check', '--times', '2')).toMatchObject({
    code: 1,
    out: '2 demos, 1 with problems\n',
    err: expect.stringContaining('ok   greets (2)'),
  })
  expect(await zhuiwen('demo', 'run', 'nobody')).toMatchObject({ code: 1, err: expect.stringContaining('no demo') })
}, 60_000)

test('whoever reads the output may leave early', async () => {
  const { content, folder } = await library()
  await demoIn(content, 'talks', 'while :; do echo hello; done\n')
  const env = { ...process.env, ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: path.join(folder, 'data') }
  const args = [path.join(projectDir, 'scripts/zhuiwen'), 'demo', 'run', 'talks']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += String(chunk)))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect([code, complaints]).toEqual([0, ''])
}, 60_000)

/** A log of a made-up learner, as a CSV file. `weights`: of their memory; null: as FSRS ships. */
async function csvIn(folder: string, reviews: number, weights: Weights | null = null): Promise<string> {
  const lines = simulatedLog(reviews, { ...defaultPolicy('UTC'), weights }).map(
    ({ cardId, reviewedAt, rating }) => `${cardId},${reviewedAt.getTime()},${RATINGS.indexOf(rating) + 1},`,
  )
  const file = path.join(folder, 'log.csv')
  await writeFile(file, ['card_id,review_time_ms,rating,duration_ms', ...lines].join('\n'))
  return file
}

test('of a log in a file it is said how well it is predicted, and whether training would gain', async () => {
  const { folder, zhuiwen, json } = await library()
  const file = await csvIn(folder, 2000)
  expect(await json('evaluate', '--csv', file)).toMatchObject({
    outcome: 'evaluated',
    reviews: 2000,
    scores: { sm2: { logLoss: { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) } } },
  })
  const { code, out, err } = await zhuiwen('evaluate', '--csv', file)
  expect([code, err]).toEqual([0, expect.stringContaining('zhuiwen: training, ')])
  expect(out).toMatch(/^2000 reviews of \d+ cards\. Predicted: \d+ recalls of \d+ cards, 2024-\d\d-\d\d to 2024-/)
  const figure = String.raw`0\.\d{4} \[0\.\d{4}, 0\.\d{4}\]`
  expect(out).toMatch(new RegExp(`^FSRS-6, as it ships +${figure} +${figure} +${figure}$`, 'm'))
  const optimized = await json('optimize', '--csv', file)
  expect(optimized).toMatchObject({ outcome: 'optimized', figures: { isBetter: false } })
  expect(optimized['weights']).toHaveLength(21)
  expect((await zhuiwen('optimize', '--csv', file)).out).toContain('They would not be adopted')
}, 60_000)

test('what was trained is adopted if it gains, and is left again', async () => {
  const { folder, zhuiwen, json } = await library()
  await zhuiwen('import', await csvIn(folder, 6000, FORGETFUL))
  const { code, out } = await zhuiwen('optimize', '--adopt')
  expect([code, out]).toEqual([0, expect.stringContaining('They are in force, and all due days were worked out anew.')])
  expect(await json('optimize', '--adopt')).toMatchObject({ outcome: 'not-better' })
  expect(await json('optimize', '--defaults')).toEqual({ outcome: 'returned' })
  expect(await zhuiwen('optimize')).toMatchObject({ out: expect.stringContaining('They would be adopted') })
}, 120_000)

test('a log that is too short, or no log, gives no figures', async () => {
  const { folder, zhuiwen, json } = await library()
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-first001', 'good')
  expect(await json('evaluate')).toEqual({
    outcome: 'too-few',
    trials: 0,
    trialsNeeded: 400,
    cards: 0,
    cardsNeeded: 30,
  })
  expect(await zhuiwen('optimize')).toMatchObject({ code: 1, out: expect.stringContaining('Too few reviews') })
  const file = path.join(folder, 'bad.csv')
  await writeFile(file, 'card_id,review_time_ms,rating,duration_ms\nq-1,0,good,\nq-1,0,great,\n')
  const { code, out, err } = await zhuiwen('evaluate', '--csv', file)
  expect([code, out]).toEqual([1, ''])
  expect(err).toBe(`zhuiwen: ${file}:3: rating must be again, hard, good, easy, or 1 to 4\n`)
  expect(await zhuiwen('optimize', '--csv', path.join(folder, 'nowhere.csv'))).toMatchObject({ code: 2 })
}, 60_000)

test('a machine that the trainer is not made for is told so', async () => {
  const { folder, content } = await library()
  const env = { ...process.env, ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: path.join(folder, 'data') }
  const args = [path.join(projectDir, 'scripts/zhuiwen'), 'evaluate', '--csv', await csvIn(folder, 2000)]
  const child = spawn(process.execPath, args, { env: { ...env, NAPI_RS_NATIVE_LIBRARY_PATH: folder }, stdio: 'pipe' })
  let out = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect([code, out]).toEqual([1, expect.stringMatching(/^The trainer cannot run on this machine: /)])
}, 60_000)

test('Ctrl-C ends training in good order', async () => {
  const { folder, content } = await library()
  const env = { ...process.env, ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: path.join(folder, 'data') }
  const args = [path.join(projectDir, 'scripts/zhuiwen'), 'optimize', '--csv', await csvIn(folder, 200_000)]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => {
    // Once: a second Ctrl-C would not be so patient.
    if (!err.includes('training, ') && String(chunk).includes('training, ')) child.kill('SIGINT')
    err += String(chunk)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect([code, out]).toEqual([1, 'cancelled\n'])
}, 60_000)

test('simulate starts from where the learner stands, a beginning too, and says what it takes for granted', async () => {
  const { zhuiwen, json } = await library()
  await zhuiwen('sync')
  const start = await json('simulate', '--days', '30', '--seeds', '5')
  expect(start).toMatchObject({ outcome: 'simulated', trueMemory: 'FSRS-6', days: 30, seeds: 5 })
  expect(start['start']).toMatchObject({ answered: 0, newCards: 1, habits: { first: { answers: null } } })
  const { workload } = start as { workload: { retention: number; introduced: number }[] }
  expect(workload.map(({ retention }) => retention)).toEqual([0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97])
  expect(workload.map(({ introduced }) => introduced)).toEqual(Array.from({ length: 7 }, () => 1))

  await zhuiwen('answer', 'q-first001', 'good')
  const { code, out } = await zhuiwen('simulate', '--days', '30', '--seeds', '5')
  expect(code).toBe(0)
  expect(out).toMatch(/^Simulation: 30 days, 5 runs\. Memory is taken to be exactly FSRS-6/)
  expect(out).toContain('Start: 1 answered, 1.0 of them recallable today; 0 new, 10 a day.')
  expect(out).toContain('recalled 1.5 (default)')
  expect(out.match(/^\d\d % .* ± /gm)).toHaveLength(7)
}, 60_000)

test('simulate compares queues on made-up learners, and needs no library for it', async () => {
  const { zhuiwen, json, content } = await library()
  await rm(content, { recursive: true })
  const { comparisons, seeds } = (await json('simulate', '--policies', '--days', '3', '--seeds', '5')) as {
    comparisons: object[]
    seeds: number
  }
  expect([comparisons.length, seeds]).toEqual([15, 5])
  const { code, out } = await zhuiwen('simulate', '--policies', '--days', '3', '--seeds', '5')
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Simulation, of learners and libraries that are made up: 5 learners/),
  ])
  expect(out.match(/^gate \+ probe, less gate /gm)).toHaveLength(15)
}, 60_000)

test('Ctrl-C ends a simulation in good order', async () => {
  const { folder, content } = await library()
  const env = { ...process.env, ZHUIWEN_CONTENT: content, ZHUIWEN_DATA: path.join(folder, 'data') }
  const args = [path.join(projectDir, 'scripts/zhuiwen'), 'simulate', '--policies', '--days', '30', '--seeds', '20']
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => {
    if (!err.includes('simulating') && String(chunk).includes('simulating')) child.kill('SIGINT')
    err += String(chunk)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect([code, out]).toEqual([1, 'cancelled\n'])
}, 60_000)

test('figures of the study are told as tables and as one document', async () => {
  const { folder, zhuiwen, json } = await library()
  await zhuiwen('sync')
  expect((await zhuiwen('stats')).out).toContain('0 reviews to compare predictions with; it takes 100')
  await zhuiwen('import', await csvIn(folder, 2000))
  const stats = await json('stats')
  expect(stats).toMatchObject({
    period: 'all',
    total: { reviews: 2000, measured: 0 },
    chains: { chains: 1, notBegun: 1, cards: 1 },
  })
  const { retention } = stats as { retention: { value: { recalled: { count: number; of: number } } } }
  const { count, of } = retention.value.recalled
  const { code, out } = await zhuiwen('stats')
  expect(code).toBe(0)
  expect(out).toMatch(/^2000 reviews on \d+ days; 0 of them measured: 0\.0 min\./)
  expect(out).toContain(`Recalled so far: ${((count / of) * 100).toFixed(1)} % of ${of} (95 % interval `)
  expect(out).toMatch(/^8 to 20 +\d+ +\d+\.\d % +\d+\.\d % to \d+\.\d %$/m)
  expect(out).toMatch(/^Predicted so far: .+ Log loss 0\.\d{4}\.$/m)
  expect(out).toContain('1 chains: 0 passed, 0 under way, 1 not begun')
  // The log is of 2024: it says nothing of the last days.
  expect((await zhuiwen('stats', '--days', '30')).out).toContain('0 reviews a day or more after')
}, 60_000)

test('a history is written out, and comes in elsewhere once', async () => {
  const [here, there] = [await library(), await library()]
  await here.zhuiwen('sync')
  await here.zhuiwen('answer', 'q-first001', 'good')
  const [json, csv] = [path.join(here.folder, 'history.json'), path.join(here.folder, 'reviews.csv')]
  expect(await here.json('export', 'json', json)).toMatchObject({ file: json, rows: { Review: 1, Undo: 0 } })
  expect(await here.zhuiwen('export', 'csv', csv)).toMatchObject({ code: 0, out: `${csv}: 1 Review\n` })
  expect(await here.zhuiwen('export', 'json', json)).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  })

  const dry = await there.zhuiwen('import', json, '--dry-run')
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining('Review: 1 would be added, 0 here already') })
  expect(await there.json('import', json)).toMatchObject({
    counts: { Review: { added: 1, there: 0 } },
    unknown: [],
  })
  for (const file of [json, csv]) {
    expect((await there.zhuiwen('import', file)).out).toContain('Review: 0 added, 1 here already')
  }
  expect(await readdir(path.join(there.data, 'backups'))).toHaveLength(1)
  await writeFile(csv, 'not a table of reviews')
  expect(await there.zhuiwen('import', csv)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^zhuiwen: Nothing was imported from .+: line 1/),
  })
}, 60_000)

test('a library goes out with its files, and comes in; as notes and as tables it goes out', async () => {
  const [here, there] = [await library(), await library()]
  await here.zhuiwen('sync')
  await here.json('new', 'Why does the port stay open?', '--topic', 'net')
  await here.zhuiwen('answer', 'q-first001', 'good')
  const json = path.join(here.folder, 'library.json')
  expect(await here.zhuiwen('export', 'json', json)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^.+: \d+ rows, 2 files of \d+ bytes\n$/),
  })
  await writeFile(path.join(there.content, 'first.mdx'), 'mine')
  const { out } = await there.zhuiwen('import', json)
  expect(out).toContain('files: 1 added, 0 here already')
  expect(out).toContain('content/first.mdx: left out, there is another one here')
  expect(await readdir(path.join(there.content, 'net'))).toHaveLength(1)

  const [vault, tables] = [path.join(here.folder, 'vault'), path.join(here.folder, 'tables')]
  expect(await here.json('export', 'md', vault, '--lang', 'zh')).toMatchObject({ language: 'zh', cards: 2 })
  expect(await here.json('export', 'csv', tables)).toMatchObject({ rows: { Review: 1, Card: 2 } })
  expect(await here.zhuiwen('export', 'md', vault)).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  })
}, 120_000)

test('a package goes out, and comes in as cards and reviews', async () => {
  const [here, there] = [await library(), await library()]
  await here.json('new', 'Why does the port stay open?', '--topic', 'net')
  const { items } = (await here.json('next')) as { items: { card: { id: string } }[] }
  const id = items.map(({ card }) => card.id).find((one) => one !== 'q-first001') ?? ''
  await here.zhuiwen('answer', id, 'hard')
  const file = path.join(here.folder, 'deck.apkg')
  expect(await here.zhuiwen('export', 'apkg', file, '--chain', id)).toMatchObject({
    code: 0,
    out: `${file}: 1 cards, 1 reviews, 0 images\n`,
  })
  const made = await there.json('import', file, '--topic', 'inbox')
  expect(made).toMatchObject({ made: [{ id, path: 'inbox/why-does-the-port-stay-open.mdx' }], reviews: { added: 1 } })
  expect(await there.json('answer', id, 'good')).toMatchObject({ reps: 2 })
  expect(await there.json('import', file)).toMatchObject({ made: [], there: 1, reviews: { added: 0, there: 1 } })
}, 60_000)

test('notes come in as cards, and the report names lines; one that would lose a line fails', async () => {
  const { folder, content, json, zhuiwen } = await library()
  const notes = path.join(projectDir, 'tests/fixtures/notes')
  const dry = await zhuiwen('import', notes, '--topic', 'inbox', '--dry-run')
  expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/notes would give \d+ cards, .+ 0 unaccounted for/) })
  expect(await readdir(content)).toEqual(['first.mdx'])

  const file = path.join(notes, 'hints.md')
  const { code, out } = await zhuiwen('import', file, '--topic', 'cache')
  expect(code).toBe(0)
  expect(out).toContain('hints.md: 14 lines (4 in sections, 4 headings, 6 of the template)')
  expect(out).toContain('made      cache/缓存和数据库怎样一致.mdx  缓存和数据库怎样一致？ (question, thought, nitpick)')
  expect(out).toContain('hints.md:21: warning: read as a hint of the template')
  expect(await json('import', file)).toMatchObject({
    cards: 1,
    unaccounted: 0,
    notes: [{ cards: [{ change: 'unchanged' }] }],
  })
  expect((await zhuiwen('check', 'cache')).out).toContain('nothing wrong')

  expect(await zhuiwen('import', '--undo')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`the import of 1 notes from ${file}`),
  })
  expect(await readdir(content)).toEqual(['cache', 'first.mdx'])
  expect(await readdir(path.join(content, 'cache'))).toEqual([])
  expect(await zhuiwen('import', '--undo')).toMatchObject({ code: 1, err: expect.stringContaining('no import') })

  const long = path.join(folder, 'long.md')
  await writeFile(long, `## 1. Question\n\nWhy?\n\n## 4. Nitpick\n\n${'*a '.repeat(120_000)}`)
  expect(await zhuiwen('import', long)).toMatchObject({
    code: 1,
    out: expect.stringContaining('long.md:7: error: this line would be lost'),
  })
  expect(await zhuiwen('import', path.join(folder, 'nowhere.md'))).toMatchObject({ code: 1 })

  const table = path.join(folder, 'deck.csv')
  await writeFile(table, 'front,back\nWhat does fork copy?,Page tables\n')
  expect(await json('import', table)).toMatchObject({ notes: [{ cards: [{ title: 'What does fork copy?' }] }] })
}, 60_000)

test('a chain goes out into a new file, and what is to be known of it is said', async () => {
  const { folder, content, zhuiwen, json } = await library()
  await writeFile(path.join(content, 'first.mdx'), `${CARD}\n![](gone.png)\n\n## 6. Next questions\n\n- And then?\n`)
  await zhuiwen('sync')
  const out = path.join(folder, 'chain.json')
  const sent = await zhuiwen('share', 'export', 'q-first001', out, '--author', 'Ada <https://ada.example>', '--json')
  expect(sent).toMatchObject({
    code: 0,
    err: 'zhuiwen: q-first001, line 13: gone.png stays here, as it is not there\n',
  })
  expect(JSON.parse(sent.out)).toMatchObject({ isNew: true, manifest: { version: 1, license: 'CC-BY-4.0' } })
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({
    manifest: { format: 'qchain/1', authors: [{ name: 'Ada', url: 'https://ada.example' }] },
  })
  expect(await zhuiwen('share', 'export', 'q-first001', out)).toMatchObject({
    code: 1,
    err: expect.stringContaining('chain.json exists already'),
  })
  const zip = path.join(folder, 'chain.zip')
  expect(await json('share', 'export', 'q-first001', zip)).toMatchObject({ file: zip })
  expect((await readFile(zip)).subarray(0, 2).toString()).toBe('PK')

  expect(await zhuiwen('share', 'export', 'q-nobody', path.join(folder, 'x.zip'))).toMatchObject({ code: 1 })
  expect(await zhuiwen('share', 'export', 'q-first001', path.join(folder, 'x.txt'))).toMatchObject({ code: 2 })
  expect(await zhuiwen('share', 'export', 'q-first001', path.join(folder, 'x.zip'), '--license', 'mine')).toMatchObject(
    {
      code: 2,
    },
  )
  expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['x.zip', 'x.txt']))
}, 60_000)

test('share export writes a site to a new folder, or all of it to one page, and never over what is there', async () => {
  const { folder, zhuiwen, json } = await library()
  const [site, page] = [path.join(folder, 'site'), path.join(folder, 'chain.html')]
  expect(await json('share', 'export', 'q-first001', site, '--site')).toMatchObject({ file: site })
  expect((await readdir(site)).toSorted()).toEqual(expect.arrayContaining(['cards', 'index.html', 'viewer.js']))
  expect(await readFile(path.join(site, 'index.html'), 'utf8')).toContain('<html lang="en">')
  expect(await zhuiwen('share', 'export', 'q-first001', page, '--single-file', '--lang', 'zh')).toMatchObject({
    code: 0,
  })
  expect(await readFile(page, 'utf8')).toContain('<html lang="zh">')
  expect(await zhuiwen('share', 'export', 'q-first001', site, '--site')).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  })
  const wrong = [
    ['--site', '--single-file'],
    ['--site', '--patch'],
    ['--site', '--lang', 'fr'],
    ['--lang', 'zh'],
  ]
  for (const options of wrong) {
    expect(await zhuiwen('share', 'export', 'q-first001', path.join(folder, 'x.zip'), ...options)).toMatchObject({
      code: 2,
    })
  }
  expect(await readdir(folder)).not.toContain('x.zip')
}, 120_000)

test('share link prints a link once, share links names it, and share revoke closes it', async () => {
  const { zhuiwen, json } = await library()
  await zhuiwen('sync')
  const made = await zhuiwen('share', 'link', 'q-first001', '--label', 'for Bo', '--days', '7', '--embed')
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(/^\/share\/[\w-]{43}\n/)])
  const token = /[\w-]{43}/.exec(made.out)?.[0]
  const named = await zhuiwen('share', 'links', 'q-first001')
  expect(named.out).toMatch(/^[0-9a-f-]{36} {2}open {5}q-first001 version 1 {2}until \S+ {2}for Bo\n$/)
  expect(named.out).not.toContain(token)
  const [id = ''] = named.out.split(' ')
  expect(await json('share', 'links')).toMatchObject({ links: [{ id, state: 'open', isEmbeddable: true }] })
  expect(await zhuiwen('share', 'revoke', id)).toMatchObject({ code: 0, out: `link ${id} is revoked\n` })
  expect(await json('share', 'links')).toMatchObject({ links: [{ id, state: 'revoked' }] })
  expect(await zhuiwen('share', 'revoke', 'x')).toMatchObject({ code: 2 })
  expect(await zhuiwen('share', 'link', 'q-nobody')).toMatchObject({
    code: 1,
    err: 'zhuiwen: there is no card q-nobody\n',
  })
}, 60_000)

test('share inspect says what a bundle holds, share import takes it in and back, and neither takes what is none', async () => {
  const { folder, content, zhuiwen, json } = await library()
  const file = path.join(folder, 'chain.json')
  await writeFile(file, bundleJson(sampleBundle()))
  const { code, out } = await zhuiwen('share', 'inspect', file)
  expect([code, out]).toEqual([0, expect.stringContaining('contains 0 attempts\nnew        q-root')])
  expect(out).toContain('new        demo hello (sh): Hello; will not run until you trust it')
  expect(out).toContain('leads to example.org\n  https://example.org/ada  (q-root)')
  expect(await readdir(content)).not.toContain('shared')
  expect(await json('share', 'import', file, '--dry-run', '--skip', 'q-right')).toMatchObject({
    cards: [{ standing: 'new' }, { path: expect.any(String) }, { id: 'q-right', path: null }],
  })

  const written = path.join(content, 'net', 'who-accepts.mdx')
  expect(await json('share', 'import', file, '--folder', 'net')).toMatchObject({ kept: [] })
  await writeFile(written, (await readFile(written, 'utf8')).replace('One. Two.', 'Two.'))
  const other = path.join(folder, 'other.json')
  const cards = new Map([...sampleContents.cards].map(([id, text]) => [id, text.replace('One. Two.', 'One.')]))
  await writeFile(
    other,
    bundleJson(sampleBundle({ version: 2, cards, ancestors: [sampleBundle().manifest.contentHash] })),
  )
  expect(await zhuiwen('share', 'import', other)).toMatchObject({
    code: 1,
    err: expect.stringContaining('q-right/answer'),
  })
  expect(await zhuiwen('share', 'import', other, '--theirs')).toMatchObject({ code: 0 })
  expect(await readFile(written, 'utf8')).toContain('One. Three.')
  expect(await zhuiwen('share', 'import', '--undo')).toMatchObject({ code: 0 })
  expect(await readFile(written, 'utf8')).toContain('\nTwo. Three.')

  await writeFile(other, bundleJson(sampleBundle()).replace('Who accepts', 'Who refuses'))
  for (const command of ['inspect', 'import']) {
    expect(await zhuiwen('share', command, other)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not taken'),
    })
  }
  expect(await zhuiwen('share', 'import')).toMatchObject({ code: 2 })
}, 180_000)

test('the journal tells what was done, day by day', async () => {
  const { zhuiwen, json } = await library()
  await zhuiwen('sync')
  await zhuiwen('answer', 'q-first001', 'good')
  const { days } = await json('journal')
  expect(days).toMatchObject([{ events: [{ kind: 'asked' }, { kind: 'review', rating: 'good' }] }])
  const { out } = await zhuiwen('journal')
  expect(out).toMatch(/^\d{4}-\d\d-\d\d\n\d\d:\d\d  asked    Why\?\n\d\d:\d\d  review   Why\?  \(good\)\n$/)
  expect((await zhuiwen('journal', '--from', '2020-01-01', '--to', '2020-01-31')).out).toBe(
    'nothing happened from 2020-01-01 to 2020-01-31\n',
  )
  expect(await zhuiwen('journal', '--from', 'monday')).toMatchObject({ code: 2 })
  expect(await zhuiwen('journal', '--from', '2026-02-02', '--to', '2026-02-01')).toMatchObject({ code: 2 })
}, 60_000)

test.each([
  [['nonsense']],
  [['answer', 'q-first001']],
  [['answer', 'q-first001', 'great']],
  [['next', '--limit', 'many']],
  [['versions', 'Not an id']],
  [['sync', '--nonsense']],
  [['check', 'nowhere']],
  [['stats', '--days', '31']],
  [['export', 'pdf', 'x']],
  [['export', 'csv', 'x', '--topic', 'net']],
  [['export', 'json', 'x', '--lang', 'zh']],
  [['export', 'md', 'x', '--lang', 'fr']],
  [['export', 'apkg', 'x', '--chain', '../x']],
  [['import', 'notes.docx']],
  [['import']],
  [['import', 'notes', '--undo']],
  [['import', 'x.apkg', '--topic', '../outside']],
  [['import', 'x.json', '--topic', 'net']],
  [['optimize', '--adopt', '--csv', 'x.csv']],
  [['optimize', '--adopt', '--defaults']],
  [['simulate', '--seeds', '4']],
  [['simulate', '--days', '4000']],
])(
  'wrong usage ends with 2: %j',
  async (args) => {
    const { zhuiwen } = await library()
    const { code, err } = await zhuiwen(...args)
    expect(code).toBe(2)
    expect(err).toMatch(/^zhuiwen: /)
  },
  60_000,
)
