import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { undoBatch } from './change-set.ts'
import { linkMention } from './link-mention.ts'
import { unlinkedMentions } from './mentions.ts'
import { suggestLinks } from './suggest-links.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'

const wal = cardId('q-wal')
const WAL = cardSource(wal).replace('Question q-wal?', 'Which file holds the truth after a crash?')
const SAYS = 'After a **crash** the log file holds the truth. Nothing else does.'

async function library(other = cardSource('q-other', [], SAYS)) {
  const lib = await emptyLibrary()
  await lib.write('wal.mdx', WAL)
  await lib.write('other.mdx', other)
  await lib.write('third.mdx', cardSource('q-third', [], 'A crash is a crash.'))
  await syncContent(lib)
  return lib
}

const otherOf = ({ contentDir }: { readonly contentDir: string }) =>
  readFile(path.join(contentDir, 'other.mdx'), 'utf8')

test('a card whose text speaks of another without a link is found, with the words and their sentence', async () => {
  const lib = await library()
  expect(await unlinkedMentions(lib, wal)).toMatchObject([
    {
      card: { id: 'q-other' },
      stage: 'question',
      sentence: [' After a ', 'crash the log file holds the truth', '.'],
    },
  ])
  expect(await unlinkedMentions(lib, cardId('q-nobody'))).toBeNull()
})

test.each([
  ['links to it somewhere', cardSource('q-other', [], `${SAYS} See [this](card:q-wal).`)],
  ['has it as a follow-up', cardSource('q-other', ['q-wal'], SAYS)],
  ['is archived', cardSource('q-other', [], SAYS).replace('lang: en', 'lang: en\narchived: true')],
  ['says so in stage 6', cardSource('q-other', [SAYS])],
  ['says so in code', cardSource('q-other', [], '').replace('Why q-other? ', `\`\`\`txt\n${SAYS}\n\`\`\``)],
])('a card that %s is not', async (_, other) => {
  expect(await unlinkedMentions(await library(other), wal)).toEqual([])
})

test.each([
  ['links to it by its name', `${SAYS} See [[Which file holds the truth after a crash?]].`],
  ['is a stage longer than anybody reads', `${'So it is. '.repeat(6000)}${SAYS}`],
])('a card that %s is not looked through', async (_, extra) => {
  expect(await unlinkedMentions(await library(cardSource('q-other', [], extra)), wal)).toEqual([])
})

test('of a sentence without an end what stands around the words is told', async () => {
  const said = `${'and so on '.repeat(500)} after a crash the log file holds the truth ${'and so on '.repeat(500)}`
  const [mention] = (await unlinkedMentions(await library(cardSource('q-other', [], said)), wal)) ?? []
  const [before, words, behind] = mention?.sentence ?? []
  expect(words).toBe('crash the log file holds the truth')
  expect(before).toMatch(/^…[a-z ]{160}$/)
  expect(behind).toMatch(/^[a-z ]{160}…$/)
})

test('archived cards take the place of no others', async () => {
  const lib = await library()
  for (let i = 0; i < 25; i += 1) {
    const other = cardSource(`q-old${i}`, [], `${SAYS} ${SAYS}`).replace('lang: en', 'lang: en\narchived: true')
    await lib.write(`old${i}.mdx`, other)
  }
  await syncContent(lib)
  expect(await unlinkedMentions(lib, wal)).toMatchObject([{ card: { id: 'q-other' } }])
})

test('the words become a link, which is taken back as one deed', async () => {
  const lib = await library()
  const before = await otherOf(lib)
  const [mention] = (await unlinkedMentions(lib, wal)) ?? []
  if (!mention) throw new Error('nothing was found')
  const made = await linkMention(lib, mention.card.id, { to: wal, ...mention.at })
  expect(await otherOf(lib)).toContain('After a [**crash** the log file holds the truth](card:q-wal). No')
  expect(await unlinkedMentions(lib, wal)).toEqual([])
  if (!made.ok) throw new Error(made.error.kind)
  await undoBatch(lib, made.value.batch)
  expect(await otherOf(lib)).toBe(before)
})

test('nothing is linked in a file that was changed since, nor to a card that is not there', async () => {
  const lib = await library()
  const [mention] = (await unlinkedMentions(lib, wal)) ?? []
  if (!mention) throw new Error('nothing was found')
  const { card, at } = mention
  expect(await linkMention(lib, card.id, { to: cardId('q-nobody'), ...at })).toMatchObject({
    error: { kind: 'unknown-card' },
  })
  expect(await linkMention(lib, card.id, { to: card.id, ...at })).toMatchObject({ error: { kind: 'unknown-card' } })
  expect(await linkMention(lib, card.id, { to: wal, ...at, start: 2, end: 5 })).toMatchObject({
    error: { kind: 'unreadable' },
  })
  await lib.write('other.mdx', cardSource('q-other', [], `More. ${SAYS}`))
  expect(await linkMention(lib, card.id, { to: wal, ...at })).toMatchObject({ error: { kind: 'changed' } })
})

test('what is being written is told which cards it speaks of, but for itself and those it links to', async () => {
  const lib = await library()
  const suggest = (text: string, id = 'q-other') => suggestLinks(lib, { text, cardId: cardId(id) })
  expect(await suggest(SAYS)).toEqual([
    { id: wal, title: 'Which file holds the truth after a crash?', lang: 'en', start: 8, end: 46 },
  ])
  expect(await suggest(SAYS, 'q-wal')).toEqual([])
  expect(await suggest(`${SAYS} [this](card:q-wal)`)).toEqual([])
  expect(await suggest(`${SAYS} [[Which file holds the truth after a crash?]]`)).toEqual([])
  expect(await suggest(`${SAYS} [that](card:q-wal-2)`)).toMatchObject([{ id: wal }])
  expect(await suggest(`## ${SAYS}`)).toEqual([])
})

test('of a text that mentions very many cards those that stand first are told', async () => {
  const lib = await emptyLibrary()
  const names = Array.from({ length: 60 }, (_, i) => `q-n${i + 10}`)
  for (const name of names) await lib.write(`${name}.mdx`, cardSource(name))
  await syncContent(lib)
  const text = names.map((name) => `Question ${name}?`).join(' ')
  expect((await suggestLinks(lib, { text, cardId: wal })).map(({ id }) => id)).toEqual(names.slice(0, 5))
})
