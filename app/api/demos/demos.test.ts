import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { optionsFor, testFolder } from '#core/store/testing.ts'
import { HELLO, makeForeign, writeTestDemo } from '#core/study/testing-demos.ts'
import { context } from '../../_server/context.ts'
import { runToken } from '../../_server/run-token.ts'
import { POST as postAllow } from './[id]/allow/route.ts'
import { POST as postCopy } from './[id]/copies/route.ts'
import { GET as getDemo } from './[id]/route.ts'
import { GET as getRun } from './[id]/runs/[runId]/route.ts'
import { GET as getRuns, POST as postRun } from './[id]/runs/route.ts'
import { GET as getDemos } from './route.ts'

// Handlers find their library by the environment and open it once, so all tests have the same one, and a demo each.
let folder: Awaited<ReturnType<typeof testFolder>>
const library = {
  write: async (file: string, source: string): Promise<void> => {
    const target = path.join(folder.path, 'content', file)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, source)
  },
}

beforeAll(async () => {
  folder = await testFolder()
  const dataDir = path.join(folder.path, 'data')
  Object.assign(process.env, { ZHUIWEN_CONTENT: path.join(folder.path, 'content'), ZHUIWEN_DATA: dataDir })
  const migrated = await migrateDb({ ...optionsFor(dataDir), now: new Date(0) })
  if (!migrated.ok) throw new Error(migrated.error.kind)
})
afterAll(async () => {
  await closeDb((await context()).db)
  await folder[Symbol.asyncDispose]()
})

type Handler<P> = (request: Request, route: { params: Promise<P> }) => Promise<Response>
type Answer = { status: number; body: Record<string, unknown> }
type Init = { headers?: Record<string, string>; signal?: AbortSignal }

const HERE = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
const request = (body: unknown, { headers = {}, signal }: Init = {}) =>
  new Request('http://127.0.0.1:3000/', {
    method: 'POST',
    headers: { ...HERE, 'x-zhuiwen-token': runToken(), ...headers },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: (await response.json().catch(() => ({}))) as Record<string, unknown>,
})
const get = async <P>(handler: Handler<P>, params: P) =>
  read(await handler(new Request('http://127.0.0.1:3000/'), { params: Promise.resolve(params) }))
const post = async <P>(handler: Handler<P>, params: P, body: unknown, init?: Init) =>
  read(await handler(request(body, init), { params: Promise.resolve(params) }))
const start = (id: string, body: unknown, init?: Init) =>
  postRun(request(body, init), { params: Promise.resolve({ id }) })
const linesOf = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })

test('a run comes line by line, and after its end what became of it', async () => {
  await writeTestDemo(library, 'hello', { args: ['world'] })
  const response = await start('hello', { stdin: 'in\n' })
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  const lines = await linesOf(response)
  const types = lines.map(({ type }) => type)
  expect(types).toContain('start')
  expect(types.slice(-3)).toEqual(['exit', 'checks', 'saved'])
  expect(lines.flatMap((line) => (line['type'] === 'stdout' ? line['text'] : [])).join('')).toBe('hello world\nin\n')
  const times = lines.map(({ atMs }) => Number(atMs))
  expect(times).toEqual(times.toSorted((a, b) => a - b))

  const runId = lines.at(-1)?.['runId']
  expect(lines.at(-2)?.['checks']).toMatchObject([{ isMet: true }, { isMet: true }])
  expect(await get(getRuns, { id: 'hello' })).toMatchObject({ body: { runs: [{ runId, isEdited: true, met: 2 }] } })
  expect(await get(getRun, { id: 'hello', runId: String(runId) })).toMatchObject({
    status: 200,
    body: { run: { runId, stdin: 'in\n', files: null, output: [{ from: 'stdout', text: 'hello world\nin\n' }] } },
  })
  for (const other of ['0', '99999', 'x', '1e3']) {
    expect(await get(getRun, { id: 'hello', runId: other })).toMatchObject(refused(404, 'not-found'))
  }
})

const SLOW = { 'main.sh': 'echo begun\nsleep 60\n' }
const runsOf = async (id: string) => (await get(getRuns, { id })).body['runs']

test('whoever stops reading ends the run, and it is kept as such', async () => {
  await writeTestDemo(library, 'left', {}, SLOW)
  const reader = (await start('left', {})).body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let text = ''; !text.includes('begun');) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  await expect.poll(() => runsOf('left'), { timeout: 5000 }).toMatchObject([{ outcome: 'cancelled', code: null }])
})

test('a connection that breaks ends the run, too', async () => {
  await writeTestDemo(library, 'broke', {}, SLOW)
  const controller = new AbortController()
  const reader = (await start('broke', {}, { signal: controller.signal })).body?.getReader()
  const decoder = new TextDecoder()
  for (let text = ''; !text.includes('begun');) text += decoder.decode((await reader?.read())?.value)
  controller.abort()
  await expect.poll(() => runsOf('broke'), { timeout: 5000 }).toMatchObject([{ outcome: 'cancelled' }])
})

test('without the token, or from elsewhere, nothing is run, allowed or written', async () => {
  await writeTestDemo(library, 'guarded')
  const elsewhere = { headers: { origin: 'https://example.org' } }
  const asked = [
    (init: Init) => post(postRun, { id: 'guarded' }, {}, init),
    (init: Init) => post(postAllow, { id: 'guarded' }, { hash: 'f'.repeat(64) }, init),
    (init: Init) => post(postCopy, { id: 'guarded' }, { id: 'stolen' }, init),
  ]
  for (const ask of asked) {
    expect(await ask({ headers: { 'x-zhuiwen-token': 'guess' } })).toMatchObject(refused(403, 'bad-token'))
    expect(await ask(elsewhere)).toMatchObject(refused(403, 'foreign-origin'))
  }
  expect(await runsOf('guarded')).toEqual([])
  expect(await get(getDemo, { id: 'stolen' })).toMatchObject(refused(404, 'not-found'))
})

test('what cannot be run is refused before anything starts', async () => {
  await writeTestDemo(library, 'whole')
  await library.write('demos/bent/demo.json', '{')
  const ask = (id: string, body: unknown) => post(postRun, { id }, body)
  expect(await ask('nowhere', {})).toMatchObject(refused(404, 'not-found'))
  expect(await ask('../whole', {})).toMatchObject(refused(404, 'not-found'))
  expect(await ask('bent', {})).toMatchObject(refused(422, 'broken-demo'))
  expect(await get(getDemo, { id: 'bent' })).toMatchObject(refused(422, 'broken-demo'))
  const wrong = [{ files: { 'other.sh': '' } }, { args: 'x' }, { args: Array(21).fill('') }, { env: {} }, null]
  for (const body of wrong) expect(await ask('whole', body)).toMatchObject(refused(400, 'bad-request'))
  expect(await ask('whole', { files: { 'main.sh': 'x'.repeat(300_000) } })).toMatchObject(refused(400, 'bad-request'))
  expect(await ask('whole', { stdin: 'x'.repeat(2_000_000) })).toMatchObject(refused(413, 'too-large'))
})

test('a demo of somebody else is allowed as it was shown, and then runs', async () => {
  await writeTestDemo(library, 'foreign')
  await makeForeign(library, 'foreign')
  expect(await post(postRun, { id: 'foreign' }, {})).toMatchObject(refused(403, 'not-reviewed'))
  const { body } = await get(getDemo, { id: 'foreign' })
  expect(body).toMatchObject({ token: runToken(), demo: { trust: 'not-reviewed', files: [{ source: HELLO }] } })
  const { hash } = body['demo'] as { hash: string }
  const ask = (some: unknown) => post(postAllow, { id: 'foreign' }, some)
  expect(await ask({ hash: 'f'.repeat(64) })).toMatchObject(refused(409, 'stale'))
  expect(await ask({ hash: 'f' })).toMatchObject(refused(400, 'bad-request'))
  expect(await ask({ hash })).toEqual({ status: 204, body: {} })
  expect((await linesOf(await start('foreign', {}))).at(-1)).toMatchObject({ type: 'saved' })
})

test('a copy is a demo of its own, and takes no other’s place', async () => {
  await writeTestDemo(library, 'original')
  const ask = (body: unknown) => post(postCopy, { id: 'original' }, body)
  const edited = { files: { 'main.sh': 'echo hi\n' }, args: [], stdin: '' }
  expect(await ask({ id: 'copied', ...edited })).toEqual({ status: 201, body: { id: 'copied' } })
  expect(await ask({ id: 'copied', ...edited })).toMatchObject(refused(409, 'taken'))
  expect(await ask({ id: '../out', ...edited })).toMatchObject(refused(400, 'bad-request'))
  const { body } = await get(getDemos as Handler<object>, {})
  expect(body).toMatchObject({
    token: runToken(),
    demos: expect.arrayContaining([
      expect.objectContaining({ id: 'copied', lang: 'sh', isForeign: false, isAllowed: true, cards: [] }),
    ]),
  })
})
