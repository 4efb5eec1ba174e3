import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parseCard } from '#core/card/parse.ts'
import { zipOf } from '#core/share/testing-zip.ts'
import { findCard } from '#core/store/cards.ts'
import { reviewsOf } from '#core/store/reviews.ts'
import { importApkg } from './apkg-import.ts'
import { schedulesAstray } from './doctor.ts'
import { readSettings, saveSettings } from './settings.ts'
import { cardId, emptyLibrary, type TestLibrary } from './testing.ts'
import { card, entry, note, packageIn, type TestPackage } from './testing-apkg.ts'
import { historyOf } from './testing-history.ts'

const PNG = Buffer.from('iVBORw0KGgo=', 'base64')

async function bring(library: TestLibrary, given: TestPackage, options = {}) {
  const file = await packageIn(library.dataDir, given)
  library.travel(new Date(library.now().getTime() + 1000).toISOString())
  return importApkg(library, file, options)
}

/** Everything in the content folder, by path. */
async function contentOf({ contentDir }: TestLibrary): Promise<readonly string[]> {
  return (await readdir(contentDir, { recursive: true, withFileTypes: true }))
    .flatMap((file) => (file.isFile() ? path.relative(contentDir, path.join(file.parentPath, file.name)) : []))
    .toSorted()
}

/** The stages of a card's file that hold something. */
async function stagesOf(library: TestLibrary, file: string) {
  const source = await readFile(path.join(library.contentDir, file), 'utf8')
  const { card: parsed, problems } = parseCard(source, file)
  const stages = (parsed?.sections ?? []).map(({ id, start, end }) => [id, source.slice(start, end).trim()] as const)
  return { ...parsed, problems, stages: Object.fromEntries(stages.filter(([, text]) => text !== '')) }
}

test('a note becomes a card in the folder of its deck, and its log the reviews of it', async () => {
  const library = await emptyLibrary()
  const imported = await bring(library, {
    notes: [
      note(1, ['Why is the port <b>open</b>?', 'It is <i>inherited</i>.<br>Always.'], {
        tags: ' nginx process leech ',
      }),
    ],
    cards: [card(10, 1)],
    revlog: [entry(10, '2026-11-01T09:00Z', { ease: 2 }), entry(10, '2026-11-09T09:00Z', { ease: 4, time: 0 })],
  })
  expect(imported).toMatchObject({
    ok: true,
    value: {
      made: [{ title: 'Why is the port open?', path: 'net-tcp/why-is-the-port-open.mdx' }],
      there: 0,
      reviews: { added: 2, there: 0 },
      unknown: [],
    },
  })
  const { id, title, topics, lang, problems, stages } = await stagesOf(library, 'net-tcp/why-is-the-port-open.mdx')
  expect({ title, topics, lang, problems }).toEqual({
    title: 'Why is the port open?',
    topics: ['nginx', 'process'],
    lang: 'en',
    problems: [],
  })
  expect(stages).toEqual({ question: 'Why is the port **open**?', answer: 'It is *inherited*.\\\nAlways.' })
  expect(await reviewsOf(library.db, id ?? cardId('q-none'))).toMatchObject([
    { rating: 'hard', reviewedAt: new Date('2026-11-01T09:00Z'), durationMs: 4000 },
    { rating: 'easy', reviewedAt: new Date('2026-11-09T09:00Z'), durationMs: null },
  ])
  expect(await schedulesAstray(library)).toEqual([])
})

const DECK: TestPackage = {
  notes: [note(1, ['Why?', 'So.']), note(2, ['为什么？', '因为<img src="fork%20it.png">'])],
  cards: [card(10, 1), card(11, 1, { ord: 1 }), card(20, 2)],
  revlog: [entry(10, '2026-11-01T09:00Z'), entry(20, '2026-11-02T09:00Z')],
  files: [
    { name: 'media', bytes: Buffer.from(JSON.stringify({ 0: 'fork it.png', 1: 'unused.png' })) },
    { name: '0', bytes: PNG },
    { name: '1', bytes: PNG },
  ],
}

test('each card of a note is one, images lie beside those that show them, and nobody imports twice', async () => {
  const library = await emptyLibrary()
  const file = await packageIn(library.dataDir, DECK)
  expect(await importApkg(library, file)).toMatchObject({ value: { images: 1, reviews: { added: 2 }, lost: [] } })
  const content = ['net-tcp/4c4b6a3b-fork-it.png', 'net-tcp/so.mdx', 'net-tcp/why.mdx', 'net-tcp/为什么.mdx']
  expect((await contentOf(library)).map((name) => name.replace(/[0-9a-f]{8}(?=-fork)/, '4c4b6a3b'))).toEqual(content)
  expect((await stagesOf(library, 'net-tcp/so.mdx')).stages).toEqual({ question: 'So.', answer: 'Why?' })
  expect((await stagesOf(library, 'net-tcp/为什么.mdx')).stages['answer']).toMatch(
    /^因为!\[fork%20it\.png\]\([0-9a-f]{8}-fork-it\.png\)$/,
  )

  const [files, history] = [await contentOf(library), await historyOf(library)]
  library.travel('2027-01-01T00:00:00Z')
  expect(await importApkg(library, file)).toMatchObject({
    value: { made: [], there: 3, reviews: { added: 0, there: 2 }, backup: null },
  })
  expect([await contentOf(library), await historyOf(library)]).toEqual([files, history])
})

test('a card that was edited, moved and answered since stays as it is', async () => {
  const library = await emptyLibrary()
  await bring(library, { notes: [note(1, ['Why?', 'So.'])], cards: [card(10, 1)] })
  const source = await readFile(path.join(library.contentDir, 'net-tcp/why.mdx'), 'utf8')
  await library.remove('net-tcp/why.mdx')
  await library.write('mine/why.mdx', source.replace('So.', 'So it is.'))
  const again = await bring(library, { notes: [note(1, ['Why ever?', 'So.'])], cards: [card(10, 1)] })
  expect(again).toMatchObject({ value: { made: [], there: 1 } })
  expect(await contentOf(library)).toEqual(['mine/why.mdx'])
})

test('a dry run says what would come and writes nothing', async () => {
  const library = await emptyLibrary()
  const dry = await bring(library, DECK, { dryRun: true })
  expect(dry).toMatchObject({
    value: { made: [{ path: null }, {}, {}], images: 1, reviews: { added: 2 }, backup: null },
  })
  expect([await contentOf(library), (await historyOf(library)).includes('cardId')]).toEqual([[], false])
})

test('cards may be put into one folder', async () => {
  const library = await emptyLibrary()
  await bring(library, { notes: [note(1, ['Why?', 'So.'])], cards: [card(10, 1)] }, { folder: 'inbox' })
  expect(await contentOf(library)).toEqual(['inbox/why.mdx'])
  expect((await stagesOf(library, 'inbox/why.mdx')).topics).toEqual(['inbox'])
})

test('gaps to fill become one card each', async () => {
  const library = await emptyLibrary()
  await bring(library, {
    notes: [note(1, ['The {{c1::kernel}} wakes {{c2::one process::how many}}.', 'Since 4.5.'], { mid: 8 })],
    cards: [card(10, 1), card(11, 1, { ord: 1 })],
  })
  expect((await stagesOf(library, 'net-tcp/the-kernel-wakes-how-many.mdx')).stages).toEqual({
    question: 'The kernel wakes \\[how many].',
    answer: 'The kernel wakes **one process**.\\\nSince 4.5.',
  })
  expect(await contentOf(library)).toHaveLength(2)
})

test.each([
  ['Default', 'default'],
  ['追问::网络', '追问-网络'],
  ['Zhuiwen::nginx', 'nginx'],
  ['../../etc', 'etc'],
  ['demos', 'anki-demos'],
  ['***', 'anki'],
  ['x'.repeat(200), 'x'.repeat(60)],
])('a deck called %s goes into the folder %s', async (name, folder) => {
  const library = await emptyLibrary()
  await bring(library, { notes: [note(1, ['Why?', 'So.'])], cards: [card(10, 1)], decks: { 1: { name } } })
  expect(await contentOf(library)).toEqual([`${folder}/why.mdx`])
})

test('of the log only answers become reviews, and the rest is counted by its reason', async () => {
  const library = await emptyLibrary()
  const day = { timeZone: 'UTC', rolloverHour: 4 }
  await saveSettings(library.db, { ...(await readSettings(library.db)), day })
  const imported = await bring(library, {
    notes: [note(1, ['Why?', 'So.'])],
    cards: [card(10, 1)],
    revlog: [
      entry(10, '2026-11-01T09:00Z', { type: 0, ease: 1 }),
      entry(10, '2026-11-01T09:10Z', { type: 0, ease: 3 }),
      // Before the day rolls over at four it is still the same one.
      entry(10, '2026-11-02T03:00Z', { type: 0, ease: 3 }),
      entry(10, '2026-11-05T09:00Z', { ease: 1 }),
      entry(10, '2026-11-05T09:10Z', { type: 2, ease: 3 }),
      entry(10, '2026-11-06T09:00Z', { type: 2, ease: 2 }),
      entry(10, '2026-11-07T09:00Z', { type: 3, factor: 0 }),
      entry(10, '2026-11-08T09:00Z', { type: 3 }),
      entry(10, '2026-11-09T09:00Z', { type: 4, ease: 0 }),
      entry(10, '2026-11-10T09:00Z', { type: 5, ease: 0 }),
      entry(10, '2026-11-11T09:00Z', { ease: 9 }),
      entry(10, '2050-01-01T09:00Z'),
      entry(99, '2026-11-12T09:00Z'),
    ],
  })
  expect(imported).toMatchObject({
    value: { reviews: { added: 4 }, reviewsLeftOut: { step: 3, cram: 1, 'by-hand': 2, impossible: 2, 'no-card': 1 } },
  })
  const id = imported.ok ? imported.value.made[0]?.id : undefined
  expect(
    (await reviewsOf(library.db, id ?? cardId('q-none'))).map(
      ({ rating, reviewedAt }) => `${reviewedAt.toISOString().slice(5, 10)} ${rating}`,
    ),
  ).toEqual(['11-01 again', '11-05 again', '11-06 hard', '11-08 good'])
})

test('in the oldest scheduler the second button of a step was good and the third easy', async () => {
  const library = await emptyLibrary()
  const log = [1, 2, 3].map((ease) => entry(10, `2026-11-0${ease}T09:00Z`, { type: 0, ease }))
  await bring(library, {
    notes: [note(1, ['Why?', 'So.'])],
    cards: [card(10, 1)],
    schedVer: 1,
    revlog: [...log, entry(10, '2026-11-04T09:00Z', { ease: 2 })],
  })
  const stored = await stagesOf(library, 'net-tcp/why.mdx')
  expect((await reviewsOf(library.db, stored.id ?? cardId('q-none'))).map(({ rating }) => rating)).toEqual([
    'again',
    'good',
    'easy',
    'hard',
  ])
})

test('what cannot become a card is counted, and its reviews are kept', async () => {
  const library = await emptyLibrary()
  const imported = await bring(library, {
    notes: [
      note(1, ['<br>', 'nothing in front']),
      note(2, ['Too much', 'x'.repeat(100_001)]),
      note(3, ['Same', 'a'], { guid: 'same' }),
      note(4, ['Same again', 'b'], { guid: 'same' }),
      note(5, ['Costly', '*a_`['.repeat(19_000)]),
    ],
    cards: [card(10, 1), card(20, 2), card(30, 3), card(40, 4), card(50, 5), card(60, 99)],
    revlog: [entry(10, '2026-11-01T09:00Z')],
  })
  expect(imported).toMatchObject({
    value: {
      made: [{ title: 'Same' }],
      cardsLeftOut: { empty: 1, 'too-long': 1, double: 1, 'no-note': 1, 'no-card-file': 1 },
      reviews: { added: 1 },
      unknown: [expect.stringMatching(/^anki-/)],
    },
  })
})

test('hostile notes become harmless cards', async () => {
  const library = await emptyLibrary()
  const nasty =
    '<script>alert(1)</script>--- id: q-evil\n## 3. Answer\n{process.exit()} <Demo id="x" /> [x](javascript:alert(1)) <img src="../../../etc/passwd.png">'
  const imported = await bring(library, {
    notes: [
      note(1, [nasty, nasty], { tags: ' ../.. "]\nid:x ' }),
      note(2, ['../../x', `<a href="javascript:x">y</a>${nasty}`]),
    ],
    cards: [card(10, 1), card(20, 2)],
    files: [
      { name: 'media', bytes: Buffer.from(JSON.stringify({ '../0': '../../evil.png', 0: '../../../etc/passwd.png' })) },
      { name: '0', bytes: PNG },
    ],
  })
  expect(imported).toMatchObject({ ok: true, value: { made: [{}, {}] } })
  for (const file of (await contentOf(library)).filter((name) => name.endsWith('.mdx'))) {
    const stored = await stagesOf(library, file)
    expect([stored.problems, Object.keys(stored.stages)]).toEqual([[], ['question', 'answer']])
    expect(await findCard(library.db, stored.id ?? cardId('q-none'))).toMatchObject({ path: file, problems: [] })
  }
  expect((await contentOf(library)).every((name) => /^net-tcp\/[^/]+\.(mdx|png)$/.test(name))).toBe(true)
})

test.each<readonly [string, TestPackage, string]>([
  ['the newest layout', { files: [{ name: 'collection.anki21b', bytes: PNG }] }, 'Support older Anki versions'],
  ['no collection', { collection: 'something.else' }, 'no Anki collection'],
  ['a list of media that is none', { files: [{ name: 'media', bytes: PNG }] }, 'no list'],
])('a package with %s is refused, and nothing is written', async (_, given, message) => {
  const library = await emptyLibrary()
  const refused = await bring(library, { ...DECK, files: given.files ?? [], ...given })
  expect(refused).toMatchObject({
    ok: false,
    error: { kind: 'bad-package', message: expect.stringContaining(message) },
  })
  expect([await contentOf(library), (await historyOf(library)).includes('cardId')]).toEqual([[], false])
})

test('of two collections in a package the newer one is read', async () => {
  const library = await emptyLibrary()
  const dummy = await packageIn(library.dataDir, {
    notes: [note(1, ['Please update', ''])],
    cards: [card(10, 1)],
    collection: 'x',
  })
  const inner = path.join(path.dirname(dummy), 'collection')
  await bring(library, {
    ...DECK,
    collection: 'collection.anki21',
    files: [...(DECK.files ?? []), { name: 'collection.anki2', file: inner }],
  })
  expect((await contentOf(library)).some((name) => name.includes('please'))).toBe(false)
})

test('an image that is not what its package says stops everything', async () => {
  const library = await emptyLibrary()
  const file = await packageIn(library.dataDir, DECK)
  const collection = await readFile(path.join(path.dirname(file), 'collection'))
  const files = [
    { name: 'collection.anki2', bytes: collection },
    { name: 'media', bytes: Buffer.from('{"0": "fork it.png"}') },
    { name: '0', bytes: PNG, crc: 1 },
  ]
  await writeFile(file, zipOf(files))
  const refused = await importApkg(library, file)
  expect(refused).toMatchObject({ ok: false, error: { kind: 'bad-package', message: '0 is damaged' } })
  expect([await contentOf(library), (await historyOf(library)).includes('cardId')]).toEqual([[], false])
})

test('a file that is not there is named', async () => {
  const missing = await importApkg(await emptyLibrary(), '/nowhere/deck.apkg')
  expect(missing).toEqual({ ok: false, error: { kind: 'unreadable', file: '/nowhere/deck.apkg', reason: 'ENOENT' } })
})
