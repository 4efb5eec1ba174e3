import { expect, test } from 'vitest'
import { DemoId } from '#core/demo/manifest.ts'
import { readDemo } from '#core/demo/disk.ts'
import { allowDemo, copyDemo, listDemoViews, viewDemo, wantedDemo } from './demos.ts'
import { syncContent } from './sync.ts'
import { HELLO, makeForeign, writeTestDemo } from './testing-demos.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const hello = DemoId.parse('hello')
const other = DemoId.parse('other')
const a = cardId('q-aaaa')
const b = cardId('q-bbbb')

test('a demo is shown with its text coloured, and by which cards it is shown', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', { args: ['x'], look: { zh: '看', en: 'Look' }, cards: [b, 'q-gone'] })
  await library.write('a.mdx', cardSource(a, [], '\n\n<Demo id="hello" />'))
  await library.write('b.mdx', cardSource(b))
  await syncContent(library)
  const view = await viewDemo(library, hello)
  expect(view).toMatchObject({
    ok: true,
    value: {
      id: hello,
      title: { en: 'Says hello' },
      lang: 'sh',
      files: [{ name: 'main.sh', source: HELLO, html: expect.stringContaining('class="line"') }],
      args: ['x'],
      stdin: '',
      limits: { wallMs: 10_000 },
      look: { zh: '看' },
      beyond: null,
      recorded: null,
      trust: 'own',
      cards: [
        { id: a, title: 'Question q-aaaa?', lang: 'en' },
        { id: b, title: 'Question q-bbbb?', lang: 'en' },
      ],
      lastRuns: [],
    },
  })
  // Once more, from what was kept.
  expect(await viewDemo(library, hello)).toEqual(view)
})

test('a demo that is edited is shown as it is now', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello')
  const before = await viewDemo(library, hello)
  await writeTestDemo(library, 'hello', {}, { 'main.sh': 'echo 你好\n' })
  const after = await viewDemo(library, hello)
  expect(after).toMatchObject({ value: { files: [{ source: 'echo 你好\n', html: expect.stringContaining('你好') }] } })
  expect(after.ok && before.ok && after.value.hash !== before.value.hash).toBe(true)
})

test('no demo is one thing, a demo that cannot be read another', async () => {
  const library = await emptyLibrary()
  await library.write('demos/broken/demo.json', '{')
  expect(await viewDemo(library, hello)).toEqual({ ok: false, error: null })
  expect(await viewDemo(library, DemoId.parse('broken'))).toMatchObject({
    error: { id: 'broken', file: 'demos/broken/demo.json' },
  })
  expect(await wantedDemo(library, hello, {})).toEqual({ ok: false, error: { kind: 'unknown-demo' } })
  expect(await wantedDemo(library, DemoId.parse('broken'), {})).toMatchObject({ error: { kind: 'broken-demo' } })
})

test('the list names every demo, and what is wrong with the others', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'other')
  await writeTestDemo(library, 'hello')
  await makeForeign(library, 'other')
  await library.write('demos/broken/demo.json', '{}')
  await library.write('a.mdx', cardSource(a, [], '\n\n<Demo id="hello" />'))
  await syncContent(library)
  expect(await listDemoViews(library)).toMatchObject({
    demos: [
      { id: hello, trust: 'own', isForeign: false, cards: [{ id: a }], lastRun: null },
      { id: other, trust: 'not-reviewed', isForeign: true, cards: [] },
    ],
    problems: [{ id: 'broken' }],
  })
})

test('a demo of somebody else runs once it was allowed, and no longer when it is another', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello')
  await makeForeign(library, 'hello')
  const trust = async () => {
    const [view, wanted] = [await viewDemo(library, hello), await wantedDemo(library, hello, {})]
    return [view.ok && view.value.trust, wanted.ok]
  }
  expect(await trust()).toEqual(['not-reviewed', false])
  expect(await copyDemo(library, hello, other, {})).toMatchObject({ error: { kind: 'not-reviewed' } })

  const read = await readDemo(library.contentDir, hello)
  const hash = read.ok ? read.value.hash : ''
  expect(await allowDemo(library, hello, 'f'.repeat(64))).toEqual({ ok: false, error: { kind: 'stale', hash } })
  expect(await trust()).toEqual(['not-reviewed', false])
  expect(await allowDemo(library, hello, hash)).toEqual({ ok: true, value: null })
  expect(await trust()).toEqual(['allowed', true])

  await library.write('demos/hello/main.sh', `${HELLO}rm -rf ~\n`)
  expect(await trust()).toEqual(['not-reviewed', false])
  await library.write('demos/hello/main.sh', HELLO)
  expect(await trust()).toEqual(['allowed', true])
  expect(await allowDemo(library, other, hash)).toEqual({ ok: false, error: { kind: 'unknown-demo' } })
})

test('only files that a demo has are edited, and only so much', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', {}, { 'main.sh': HELLO, 'data.txt': 'x' })
  const wanted = (files: Record<string, string>) => wantedDemo(library, hello, { files })
  expect(await wanted({ 'data.txt': 'y' })).toMatchObject({
    ok: true,
    value: { files: { 'main.sh': HELLO, 'data.txt': 'y' }, args: [], stdin: '' },
  })
  for (const name of ['other.sh', '../main.sh', 'demo.json', 'constructor', '__proto__']) {
    const files = JSON.parse(`{${JSON.stringify(name)}: "x"}`) as Record<string, string>
    expect(await wanted(files)).toMatchObject({ error: { kind: 'bad-files' } })
  }
  expect(await wanted({ 'data.txt': '好'.repeat(90_000) })).toMatchObject({ error: { kind: 'bad-files' } })
})

test('a demo is kept as another one, with what was edited', async () => {
  const library = await emptyLibrary()
  await writeTestDemo(library, 'hello', { args: ['x'], cards: ['q-aaaa'] })
  const edited = { files: { 'main.sh': 'echo hi\n' }, args: ['y', 'z'], stdin: 'in' }
  expect(await copyDemo(library, hello, other, edited)).toEqual({ ok: true, value: { id: other } })
  expect(await viewDemo(library, other)).toMatchObject({
    value: {
      files: [{ name: 'main.sh', source: 'echo hi\n' }],
      args: ['y', 'z'],
      stdin: 'in',
      trust: 'own',
      cards: [],
    },
  })
  expect(await copyDemo(library, hello, other, {})).toEqual({ ok: false, error: { kind: 'taken' } })
  expect(await viewDemo(library, hello)).toMatchObject({ value: { files: [{ source: HELLO }], args: ['x'] } })
})
