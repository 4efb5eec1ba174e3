import { mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { optionsFor, testFolder } from '#core/store/testing.ts'
import { UPLOAD_LIMITS } from '#core/study/upload.ts'
import { context } from '../../_server/context.ts'
import { PUT as putFile } from './[id]/files/route.ts'
import { DELETE as giveUp, GET as getImport, POST as bringIn } from './[id]/route.ts'
import { POST as undo } from './[id]/undo/route.ts'
import { GET as getImports, POST as open } from './route.ts'

// Handlers find their library by the environment and open it once, so all tests have the same one.
let folder: Awaited<ReturnType<typeof testFolder>>
let contentDir: string
let dataDir: string

beforeAll(async () => {
  folder = await testFolder()
  contentDir = path.join(folder.path, 'content')
  dataDir = path.join(folder.path, 'data')
  await mkdir(contentDir)
  Object.assign(process.env, { ZHUIWEN_CONTENT: contentDir, ZHUIWEN_DATA: dataDir })
  const migrated = await migrateDb({ ...optionsFor(dataDir), now: new Date(0) })
  if (!migrated.ok) throw new Error(migrated.error.kind)
})
afterAll(async () => {
  await closeDb((await context()).db)
  await folder[Symbol.asyncDispose]()
})

const NOTE = (question: string): string => `## 1. Question\n\n${question}\n\n## 3. One-minute answer\n\nOne.\n`
const NOBODY = '00000000-0000-4000-8000-000000000000'

type Answer = { status: number; body: Record<string, unknown> }
const request = (method: string, body?: BodyInit, query = '') =>
  new Request(`http://127.0.0.1:3000/${query}`, {
    method,
    ...(body !== undefined && { body, duplex: 'half' }),
  } as RequestInit)
const route = (id: string) => ({ params: Promise.resolve({ id }) })
const read = async (response: Response): Promise<Answer> => ({
  status: response.status,
  body: (await response.json().catch(() => ({}))) as Record<string, unknown>,
})
const opened = async (): Promise<string> => String((await read(await open(request('POST', '{}')))).body['id'])
const put = async (id: string, file: string, body: BodyInit) =>
  read(await putFile(request('PUT', body, `?${new URLSearchParams({ path: file }).toString()}`), route(id)))
const linesOf = async (response: Response) =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const bring = async (id: string, choice: unknown = { folder: null }) =>
  bringIn(request('POST', JSON.stringify(choice)), route(id))
const refused = (status: number, code: string) => ({ status, body: { error: { code } } })
const uploads = () => readdir(path.join(dataDir, 'imports', 'uploads'), { recursive: true })

test('notes are uploaded, brought in and reported, and the import is taken back', async () => {
  const id = await opened()
  expect(await put(id, 'notes/为什么.md', NOTE('Why here?'))).toEqual({
    status: 201,
    body: { path: 'notes/为什么.md' },
  })
  const lines = await linesOf(await bring(id))
  expect(lines).toEqual([
    { type: 'progress', done: 0, of: 1 },
    { type: 'done', id: expect.any(String) },
  ])
  const imported = String(lines.at(-1)?.['id'])
  expect(await readdir(path.join(contentDir, 'notes'))).toEqual(['why-here.mdx'])
  expect(await read(await getImport(request('GET'), route(imported)))).toMatchObject({
    status: 200,
    body: { import: { id: imported, sum: { notes: 1, cards: 1 } }, notes: [{ file: 'notes/为什么.md' }] },
  })
  expect(await read(await getImports())).toMatchObject({ body: { imports: [{ id: imported }] } })
  expect(await read(await undo(request('POST'), route(imported)))).toMatchObject({
    status: 200,
    body: { import: { undone: { kept: [] } } },
  })
  expect(await readdir(path.join(contentDir, 'notes'))).toEqual([])
  expect(await read(await undo(request('POST'), route(imported)))).toMatchObject(refused(409, 'nothing-to-undo'))
})

test.each(['../outside.md', '/tmp/outside.md', '..\\outside.md', 'a/../../outside.md', '.ssh/a.md', 'a.sh', ''])(
  'the path %j is refused, and nothing lies anywhere',
  async (file) => {
    const id = await opened()
    const before = await uploads()
    expect(await put(id, file, 'x')).toMatchObject(refused(400, 'bad-request'))
    expect(await uploads()).toEqual(before)
  },
)

test('a file that is too large is refused, however it is sent, and leaves nothing', async () => {
  const id = await opened()
  const before = await uploads()
  const large = new Uint8Array(UPLOAD_LIMITS.fileBytes + 1)
  expect(await put(id, 'a.md', large)).toMatchObject({
    status: 413,
    body: { error: { code: 'too-large', details: { kind: 'too-large', limit: UPLOAD_LIMITS.fileBytes } } },
  })
  expect(await uploads()).toEqual(before)
})

test('an upload that breaks off leaves nothing of the file, and can be sent again', async () => {
  const id = await opened()
  let pulled = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) =>
      pulled++ === 0 ? controller.enqueue(Buffer.from('half')) : controller.error(new Error('gone')),
  })
  const before = await uploads()
  expect(await put(id, 'a.md', body)).toMatchObject({
    status: 400,
    body: { error: { details: { kind: 'broken-off' } } },
  })
  expect(await uploads()).toEqual(before)
  expect(await put(id, 'a.md', NOTE('Sent again?'))).toMatchObject({ status: 201 })
})

test('an upload that was given up takes no more, and brings nothing', async () => {
  const id = await opened()
  await put(id, 'a.md', NOTE('Given up?'))
  expect((await giveUp(request('DELETE'), route(id))).status).toBe(204)
  expect(await put(id, 'b.md', 'x')).toMatchObject(refused(404, 'not-found'))
  expect(await read(await bring(id))).toMatchObject(refused(404, 'not-found'))
  expect((await uploads()).filter((name) => name.startsWith(id))).toEqual([])
})

test('what names nothing, or chooses no folder, is refused', async () => {
  for (const id of [NOBODY, 'x', '../records']) {
    expect(await put(id, 'a.md', 'x')).toMatchObject(refused(404, 'not-found'))
    expect(await read(await bring(id))).toMatchObject(refused(404, 'not-found'))
    expect(await read(await getImport(request('GET'), route(id)))).toMatchObject(refused(404, 'not-found'))
  }
  const id = await opened()
  for (const choice of [{ folder: '../out' }, { folder: 'demos' }, { folder: 3 }, {}, null]) {
    expect(await read(await bring(id, choice))).toMatchObject(refused(400, 'bad-request'))
  }
})

test('whoever leaves while notes are brought in finds them all the same', async () => {
  const id = await opened()
  const names = Array.from({ length: 30 }, (_, i) => `left/${i}.md`)
  for (const [i, name] of names.entries()) await put(id, name, NOTE(`Left at ${i}?`))
  const reader = (await bring(id)).body?.getReader()
  await reader?.read()
  await reader?.cancel()
  await expect.poll(() => readdir(path.join(contentDir, 'left')).catch(() => []), { timeout: 10_000 }).toHaveLength(30)
  expect(await readFile(path.join(contentDir, 'left/left-at-7.mdx'), 'utf8')).toContain('One.')
})
