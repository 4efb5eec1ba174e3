import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readDemo } from '#core/demo/disk.ts'
import { DemoId } from '#core/demo/manifest.ts'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { versionsOf } from '#core/store/chain-versions.ts'
import { unfinishedChangeSets } from '#core/store/change-sets.ts'
import { cardsStudied } from '#core/store/asked.ts'
import { trustIn } from '../demo-trust.ts'
import { importJson } from '../export/json-import.ts'
import { libraryText } from '../export/testing-library.ts'
import { answerCard } from '../review.ts'
import { viewCard } from '../cards.ts'
import { takeBack } from '../take-back.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { inspectBundle } from './inspect.ts'
import { takeIn } from './take.ts'
import { take, textIn } from './testing-exchange.ts'
import { undoTake } from './undo-take.ts'

const FOLDER = 'shared/why-is-the-port-never-closed'
const [IMAGE = ''] = sampleContents.images.keys()

async function filesIn({ contentDir }: TestLibrary): Promise<readonly string[]> {
  const entries = await readdir(contentDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => path.relative(contentDir, path.join(parentPath, name)))
    .toSorted()
}

const ALL = [
  'demos/hello/.origin.json',
  'demos/hello/demo.json',
  'demos/hello/hello.sh',
  `${FOLDER}/images/${IMAGE}`,
  `${FOLDER}/who-accepts.mdx`,
  `${FOLDER}/who-inherits-it.mdx`,
  `${FOLDER}/why-is-the-port-never-closed.mdx`,
]

test('cards, images and demos come as one, and go as one', async () => {
  const lib = await emptyLibrary()
  const taken = await take(lib, sampleBundle())
  expect(await filesIn(lib)).toEqual(ALL)
  expect(taken.written.toSorted()).toEqual(ALL)
  const { batch } = taken
  expect(await undoTake(lib, batch ?? '')).toEqual({ ok: true, value: { kept: [] } })
  expect(await filesIn(lib)).toEqual([])
  expect(await undoTake(lib, batch ?? '')).toEqual({ ok: false, error: { kind: 'unknown' } })
  expect((await versionsOf(lib.db, sampleContents.chainId)).map(({ way }) => way)).toEqual(['back', 'in'])
  // As if it had never been there.
  expect(await inspectBundle(lib, sampleBundle())).toMatchObject({
    known: 'never',
    cards: [{ standing: 'new' }, {}, {}],
  })
  await take(lib, sampleBundle())
  expect(await filesIn(lib)).toEqual(ALL)
})

test('what was edited since stays with its images, and what was answered stays on record', async () => {
  const lib = await emptyLibrary()
  const { batch } = await take(lib, sampleBundle())
  const answer = { cardId: cardId('q-root'), rating: 'good', expectedReps: 0 } as const
  expect(await answerCard(lib, answer)).toMatchObject({ ok: true })
  const edited = `${FOLDER}/who-inherits-it.mdx`
  await lib.write(edited, `${await textIn(lib, edited)}\nMine.\n`)
  expect(await takeBack(lib, batch ?? '')).toEqual({ ok: true, value: { kept: [edited] } })
  expect(await filesIn(lib)).toEqual([`${FOLDER}/images/${IMAGE}`, edited])
  expect(await cardsStudied(lib.db, [cardId('q-root')])).toEqual(new Set(['q-root']))
})

test('a demo runs only once that was allowed, also one of one’s own that comes back changed', async () => {
  const lib = await emptyLibrary()
  const id = DemoId.parse('hello')
  const trust = async () => {
    const demo = await readDemo(lib.contentDir, id)
    return demo.ok ? (await trustIn(lib.db, [demo.value]))(demo.value) : null
  }
  for (const [name, bytes] of sampleContents.demos) await lib.write(`demos/${name}`, Buffer.from(bytes).toString())
  expect(await inspectBundle(lib, sampleBundle())).toMatchObject({
    demos: [{ standing: 'identical', outcome: 'mine' }],
  })
  await take(lib, sampleBundle())
  expect(await trust()).toBe('own')

  const demos = new Map([...sampleContents.demos, ['hello/hello.sh', Buffer.from('echo goodbye\n')]])
  const second = sampleBundle({ version: 2, demos, ancestors: [sampleBundle().manifest.contentHash] })
  expect(await inspectBundle(lib, second)).toMatchObject({
    demos: [
      {
        id: 'hello',
        title: { en: 'Hello' },
        lang: 'sh',
        standing: 'changed',
        outcome: 'theirs',
        files: [{}, { text: 'echo goodbye\n' }],
      },
    ],
  })
  await take(lib, second)
  expect(await trust()).toBe('not-reviewed')
})

test('a demo that both have changed is settled as a whole', async () => {
  const lib = await emptyLibrary()
  await lib.write('demos/hello/demo.json', '{"title":{"zh":"你好","en":"Mine"},"lang":"sh","files":["mine.sh"]}')
  await lib.write('demos/hello/mine.sh', 'echo mine\n')
  expect(await takeIn(lib, sampleBundle(), {})).toEqual({
    ok: false,
    error: { kind: 'conflicts', parts: ['demo:hello'] },
  })
  await take(lib, sampleBundle(), { settle: { 'demo:hello': 'theirs' } })
  expect((await filesIn(lib)).filter((file) => file.startsWith('demos/'))).toEqual(ALL.slice(0, 3))
})

test.each([
  ['cannot be read at this moment', '{"title":', 'hello.sh'],
  ['does not name', '{"title":{"zh":"你好","en":"Mine"},"lang":"sh","files":["mine.sh"]}', 'hello.sh'],
])('a file of a demo that its manifest %s is not written over unasked', async (_, manifest, name) => {
  const lib = await emptyLibrary()
  await lib.write('demos/hello/demo.json', manifest)
  await lib.write('demos/hello/mine.sh', 'echo mine\n')
  await lib.write(`demos/hello/${name}`, 'echo mine as well\n')
  expect(await takeIn(lib, sampleBundle(), {})).toMatchObject({ error: { kind: 'conflicts', parts: ['demo:hello'] } })
  expect(await textIn(lib, `demos/hello/${name}`)).toBe('echo mine as well\n')
})

test('folders that came go as well, and those that were there stay', async () => {
  const lib = await emptyLibrary()
  await mkdir(path.join(lib.contentDir, 'shared'), { recursive: true })
  const { batch } = await take(lib, sampleBundle())
  await undoTake(lib, batch ?? '')
  expect((await readdir(lib.contentDir, { recursive: true })).filter((one) => !one.startsWith('.'))).toEqual(['shared'])
})

test('names that are taken are not written over, also where case makes no difference', async () => {
  const lib = await emptyLibrary()
  await lib.write('net/Who-Accepts.mdx', cardSource('q-other'))
  await lib.write(`net/images/${IMAGE}`, 'another image')
  await take(lib, sampleBundle(), { folder: 'net' })
  expect(await textIn(lib, 'net/who-accepts-q-right.mdx')).toContain('id: q-right')
  expect(await textIn(lib, 'net/who-inherits-it.mdx')).toContain(`images/${IMAGE.replace('.', '-2.')}`)
  expect(await textIn(lib, `net/images/${IMAGE}`)).toBe('another image')
})

test.each(['../out', '/out', '.git', 'demos', 'demos/x', 'a//b', 'a\\b', '.', '', 'a/./b', 'x'.repeat(300)])(
  'a folder such as %s is none for cards',
  async (folder) => {
    const lib = await emptyLibrary()
    expect(await takeIn(lib, sampleBundle(), { folder })).toEqual({ ok: false, error: { kind: 'bad-folder', folder } })
    expect(await filesIn(lib)).toEqual([])
  },
)

test('nothing is written through a link, or where a file is in the way', async () => {
  const lib = await emptyLibrary()
  const outside = path.join(lib.dataDir, 'outside')
  await mkdir(outside)
  await symlink(outside, path.join(lib.contentDir, 'linked'))
  await lib.write('plain', 'a file')
  for (const folder of ['linked', 'linked/in', 'plain']) {
    const place = folder.split('/')[0]
    expect(await takeIn(lib, sampleBundle(), { folder })).toEqual({
      ok: false,
      error: { kind: 'in-the-way', path: place },
    })
  }
  await symlink(outside, path.join(lib.contentDir, 'demos'))
  expect(await takeIn(lib, sampleBundle(), {})).toEqual({ ok: false, error: { kind: 'in-the-way', path: 'demos' } })
  await mkdir(path.join(lib.contentDir, 'net/images'), { recursive: true })
  const image = `net/images/${IMAGE}`
  await symlink(path.join(outside, 'no.png'), path.join(lib.contentDir, image))
  await rm(path.join(lib.contentDir, 'demos'))
  expect(await takeIn(lib, sampleBundle(), { folder: 'net' })).toEqual({
    ok: false,
    error: { kind: 'in-the-way', path: image },
  })
  expect(await readdir(outside)).toEqual([])
  expect(await unfinishedChangeSets(lib.db)).toEqual([])
})

test('what was chosen by an inspection that is no longer true is not done', async () => {
  const lib = await emptyLibrary()
  await lib.write('net/root.mdx', cardSource('q-root'))
  const { seen, cards } = await inspectBundle(lib, sampleBundle())
  const settle = Object.fromEntries(
    cards.flatMap(({ id, parts }) => parts.map(({ part }) => [`${id}/${part}`, 'theirs' as const])),
  )
  await lib.write('net/root.mdx', `${cardSource('q-root')}\nTyped in an editor.\n`)
  expect(await takeIn(lib, sampleBundle(), { settle, seen })).toEqual({
    ok: false,
    error: { kind: 'changed', path: null },
  })
  expect(await filesIn(lib)).toEqual(['net/root.mdx'])
})

test('cards that are skipped are not written, and what is in conflict in them need not be settled', async () => {
  const lib = await emptyLibrary()
  await lib.write('net/root.mdx', cardSource('q-root'))
  const skip = [cardId('q-root')]
  expect(await take(lib, sampleBundle(), { skip })).toMatchObject({ kept: ['q-root'] })
  expect(await textIn(lib, 'net/root.mdx')).toBe(cardSource('q-root'))
})

test('what a card says is shown and never run', async () => {
  const lib = await emptyLibrary()
  const evil = `${cardSource('q-evil')}\nimport fs from 'node:fs'\n\nexport const x = 1\n\n{process.exit(1)}\n\n<img src="x" onerror="alert(1)" />\n`
  const cards = new Map([[cardId('q-evil'), evil]])
  await take(lib, sampleBundle({ root: cardId('q-evil'), cards, images: new Map(), demos: new Map() }))
  const view = await viewCard(lib, cardId('q-evil'))
  expect(JSON.stringify(view)).not.toContain('onerror=')
  expect(await textIn(lib, 'shared/question-q-evil/question-q-evil.mdx')).toContain('{process.exit(1)}')
})

test('a title that is longer than names of files are gives a name that is not', async () => {
  const lib = await emptyLibrary()
  const cards = new Map([[cardId('q-long'), cardSource('q-long').replace('Question q-long?', '𠀀'.repeat(140))]])
  await take(lib, sampleBundle({ root: cardId('q-long'), cards, images: new Map(), demos: new Map() }))
  expect(await filesIn(lib)).toEqual([`shared/${'𠀀'.repeat(37)}/${'𠀀'.repeat(37)}.mdx`])
})

test('what was taken in can be taken back in a library that was moved to another machine', async () => {
  const [lib, moved] = [await emptyLibrary(), await emptyLibrary()]
  const { batch } = await take(lib, sampleBundle())
  const file = path.join(lib.dataDir, 'library.json')
  await writeFile(file, await libraryText(lib))
  expect(await importJson(moved, file)).toMatchObject({ ok: true })
  expect(await filesIn(moved)).toEqual(ALL)
  expect(await inspectBundle(moved, sampleBundle())).toMatchObject({ known: 'same' })
  expect(await undoTake(moved, batch ?? '')).toEqual({ ok: true, value: { kept: [] } })
  expect(await filesIn(moved)).toEqual([])
})
