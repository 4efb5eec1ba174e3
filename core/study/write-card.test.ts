import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOfBytes, MAX_CARD_BYTES } from '#core/card/disk.ts'
import { EditDraftId } from '#core/card/edit-draft.ts'
import type { Written } from '#core/card/with-text.ts'
import { edgesOf, findCard } from '#core/store/cards.ts'
import { hasRevision, revisionsOf } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { keepEditDraft, listEditDrafts } from './edit-drafts.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { openText, saveText } from './write-card.ts'

const root = cardId('q-root')
const file = 'net/root.mdx'
const first = cardSource(root, ['What else?'])

async function library(source: string | Uint8Array = first): Promise<TestLibrary> {
  const made = await emptyLibrary()
  await made.write(file, first)
  await syncContent(made)
  await writeFile(path.join(made.contentDir, file), source)
  return made
}

const read = ({ contentDir }: Context, name = file) => readFile(path.join(contentDir, name), 'utf8')

async function open(ctx: Context) {
  const opened = await openText(ctx, root)
  if (!opened.ok) throw new Error(opened.error.kind)
  return opened.value
}
/** As somebody does who opened it at this moment. */
const save = async (ctx: Context, part: Written, text: string) =>
  saveText(ctx, root, { baseHash: (await open(ctx)).hash, part, text })

test('what is opened is the file as it is, and a version from then on', async () => {
  const unseen = cardSource(root, [], 'Written a second ago.')
  const lib = await library(unseen)
  const opened = await open(lib)
  expect(opened).toMatchObject({ id: root, path: file, source: unseen, title: 'Question q-root?', lang: 'en' })
  expect(await hasRevision(lib.db, root, opened.hash)).toBe(true)
})

test('a stage is written, the rest of the file stays, and the index follows', async () => {
  const lib = await library()
  const saved = await save(lib, 'followups', '- And then?')
  const source = first.replace('What else?', 'And then?')
  expect(saved).toMatchObject({ ok: true, value: { path: file, source } })
  expect(await read(lib)).toBe(source)
  expect((await edgesOf(lib.db, root)).map(({ text }) => text)).toEqual(['And then?'])
  expect(await open(lib)).toMatchObject({ hash: saved.ok && saved.value.hash })
  expect(await revisionsOf(lib.db, root)).toHaveLength(2)
})

test('what was not changed is not written', async () => {
  const lib = await library()
  const { hash } = await open(lib)
  expect(await save(lib, 'question', '\nWhy q-root? \n\n')).toMatchObject({ ok: true, value: { hash } })
  expect(await revisionsOf(lib.db, root)).toHaveLength(1)
})

test('a file that changed since is left alone, and both texts come together', async () => {
  const lib = await library()
  const { hash } = await open(lib)
  const theirs = first.replace('What else?', 'Saved by an editor?')
  await lib.write(file, theirs)
  const refused = await saveText(lib, root, { baseHash: hash, part: 'question', text: 'Why not?' })
  const merged = theirs.replace('Why q-root? ', 'Why not?')
  expect(refused).toMatchObject({
    error: { kind: 'stale', theirs: { source: theirs }, merged: { source: merged, conflicts: [] } },
  })
  expect(await read(lib)).toBe(theirs)

  const base = refused.ok || refused.error.kind !== 'stale' ? '' : refused.error.theirs.hash
  expect(await saveText(lib, root, { baseHash: base, part: null, text: merged })).toMatchObject({ ok: true })
  expect(await read(lib)).toBe(merged)
})

test('where both changed the same line, mine is in the merged text and theirs beside it', async () => {
  const lib = await library()
  const { hash } = await open(lib)
  await lib.write(file, first.replace('What else?', 'Theirs?'))
  expect(await saveText(lib, root, { baseHash: hash, part: 'followups', text: '- Mine?' })).toMatchObject({
    error: {
      merged: {
        source: first.replace('What else?', 'Mine?'),
        conflicts: [{ line: 15, base: ['- What else?'], mine: ['- Mine?'], theirs: ['- Theirs?'] }],
      },
    },
  })
})

test('two texts that together are no card are one or the other', async () => {
  const lib = await library()
  const { hash: baseHash } = await open(lib)
  const [mine, theirs] = ['title:', '---\n\n'].map((place) => first.replace(place, `archived: true\n${place}`))
  await lib.write(file, theirs ?? '')
  expect(await saveText(lib, root, { baseHash, part: null, text: mine ?? '' })).toMatchObject({
    error: { kind: 'stale', merged: { source: mine, conflicts: [{ line: 1, theirs: theirs?.split('\n') }] } },
  })
})

test('a base that was never seen is one or the other, and nothing is written', async () => {
  const lib = await library()
  const refused = await saveText(lib, root, { baseHash: '0'.repeat(64), part: 'question', text: 'Why not?' })
  expect(refused).toMatchObject({
    error: { kind: 'stale', theirs: { source: first }, merged: { conflicts: [{ line: 1, base: [''] }] } },
  })
  expect(await read(lib)).toBe(first)
})

test('sent twice, a text is saved once and answered twice', async () => {
  const lib = await library()
  const input = { baseHash: (await open(lib)).hash, part: 'question', text: 'Why not?' } as const
  const saved = await saveText(lib, root, input)
  expect(saved.ok).toBe(true)
  expect(await saveText(lib, root, input)).toEqual(saved)
  expect(await revisionsOf(lib.db, root)).toHaveLength(2)
})

test('of two that save at once, one is told that the file changed', async () => {
  const lib = await library()
  const { hash } = await open(lib)
  const texts = ['Why one?', 'Why two?']
  const outcomes = await Promise.all(
    texts.map((text) => saveText(lib, root, { baseHash: hash, part: 'question', text })),
  )
  const won = outcomes[0]?.ok === true ? 0 : 1
  expect(outcomes[won]).toMatchObject({ ok: true })
  const conflicts = [{ mine: [texts[1 - won]], theirs: [texts[won]] }]
  expect(outcomes[1 - won]).toMatchObject({ error: { kind: 'stale', merged: { conflicts } } })
  expect(await read(lib)).toContain(texts[won])
})

test('what an editor saves in the midst of it is not overwritten', async () => {
  const unseen = first.replace('Why', 'How')
  const lib = await library(unseen)
  const theirs = first.replace('What else?', 'Saved by an editor?')
  // The clock is read when a version is kept: after the file was compared with the base, before it is written.
  const now = () => (writeFileSync(path.join(lib.contentDir, file), theirs), lib.now())
  const input = { baseHash: hashOfBytes(Buffer.from(unseen)), part: 'question', text: 'Why not?' } as const
  expect(await saveText({ ...lib, now }, root, input)).toMatchObject({
    error: { kind: 'stale', theirs: { source: theirs } },
  })
  expect(await read(lib)).toBe(theirs)
})

test('of a file that an editor is writing, neither half is taken for its end', async () => {
  const lib = await library()
  const { hash } = await open(lib)
  // First it is cut off, then written.
  await lib.write(file, '')
  const input = { baseHash: hash, part: 'question', text: 'Why not?' } as const
  expect(await saveText(lib, root, input)).toMatchObject({ error: { kind: 'stale', theirs: { source: '' } } })
  expect(await read(lib)).toBe('')
  const theirs = first.replace('What else?', 'Saved by an editor?')
  await lib.write(file, theirs)
  expect(await saveText(lib, root, input)).toMatchObject({ error: { kind: 'stale', theirs: { source: theirs } } })
  expect(await read(lib)).toBe(theirs)
})

test.each([
  ['no card any more', null, 'no card', 'there is no frontmatter'],
  ['another card', null, first.replace(root, 'q-other'), 'the id is q-other'],
  ['code that is never closed', 'question', '```', 'takes in the sections'],
  ['the heading of another stage', 'question', '## 2. Ten-second thought', 'begins another section'],
  ['too long to be told apart', 'question', 'a'.repeat(300_000), 'longer than 262144'],
  ['half a character', 'question', 'a\uD83D', 'a character here that is none'],
] as const)('a text that is %s is not written, and it is said why', async (_, part, text, message) => {
  const lib = await library()
  expect(await save(lib, part, text)).toMatchObject({
    error: { kind: 'unreadable', problems: [{ severity: 'error', message: expect.stringContaining(message) }] },
  })
  expect(await read(lib)).toBe(first)
})

test('a text that makes the file too large is not written', async () => {
  const lib = await library()
  const limit = MAX_CARD_BYTES
  expect(await save(lib, 'question', '字'.repeat(limit / 3))).toMatchObject({ error: { kind: 'too-large', limit } })
  expect(await read(lib)).toBe(first)
})

test.each([
  ['is not UTF-8', Buffer.concat([Buffer.from(first), Buffer.of(0xff)])],
  ['is too large', Buffer.alloc(MAX_CARD_BYTES + 1, 'a')],
])('a file that %s is not opened', async (_, bytes) => {
  const lib = await library(bytes)
  expect(await openText(lib, root)).toMatchObject({ error: { kind: 'no-text', path: file, problems: [{ file }] } })
})

test('a file that is no card any more is opened and mended', async () => {
  const lib = await library('no card')
  expect(await save(lib, 'question', 'Why?')).toMatchObject({ error: { kind: 'unreadable' } })
  expect(await save(lib, null, first)).toMatchObject({ ok: true })
  expect(await findCard(lib.db, root)).toMatchObject({ path: file })
})

test('a file that was moved is found; one that is gone, or another card, is not written', async () => {
  const lib = await library()
  const { hash: baseHash } = await open(lib)
  const input = { baseHash, part: 'question', text: 'Why not?' } as const
  await rm(path.join(lib.contentDir, file))
  await lib.write('tcp/moved.mdx', first)
  expect(await saveText(lib, root, input)).toMatchObject({ ok: true, value: { path: 'tcp/moved.mdx' } })
  await lib.write('tcp/moved.mdx', cardSource('q-other'))
  expect(await saveText(lib, root, input)).toMatchObject({ error: { kind: 'no-file' } })
  expect(await openText(lib, root)).toMatchObject({ error: { kind: 'no-file' } })
  expect(await read(lib, 'tcp/moved.mdx')).toBe(cardSource('q-other'))
  expect(await openText(lib, cardId('q-nobody'))).toEqual({ ok: false, error: { kind: 'unknown-card' } })
  expect(await saveText(lib, cardId('q-nobody'), input)).toEqual({ ok: false, error: { kind: 'unknown-card' } })
})

test('the draft of a text goes with its saving, and stays where nothing was saved', async () => {
  const lib = await library()
  const { hash: baseHash } = await open(lib)
  const draftId = EditDraftId.parse(randomUUID())
  const input = { baseHash, part: 'question', text: 'Why not?' } as const
  await keepEditDraft(lib, { ...input, id: draftId, cardId: root, seq: 1 })
  await saveText(lib, root, { ...input, text: '```', draftId })
  expect(await listEditDrafts(lib, root)).toHaveLength(1)
  await saveText(lib, root, { ...input, draftId })
  expect(await listEditDrafts(lib, root)).toEqual([])
})

test('of any edits by two sides, every line is in the file, in what is told, or in a version', async () => {
  const line = fc.constantFrom('one', 'two', '- three', '', '为什么？')
  const text = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'))
  const side = fc.record({ part: fc.constantFrom('question' as const, 'followups' as const, 'gap' as const), text })
  await fc.assert(
    fc.asyncProperty(side, side, async (mine, theirs) => {
      const lib = await library()
      const { hash: baseHash } = await open(lib)
      await saveText(lib, root, { baseHash, ...theirs })
      const saved = await saveText(lib, root, { baseHash, ...mine })
      const now = await read(lib)
      if (saved.ok) expect(saved.value.source).toBe(now)
      else {
        if (saved.error.kind !== 'stale') throw new Error(saved.error.kind)
        const { source, conflicts } = saved.error.merged
        const told = [source, ...conflicts.flatMap((one) => one.theirs)].join('\n')
        for (const some of mine.text.split('\n')) expect(source).toContain(some)
        for (const some of theirs.text.split('\n')) expect(told).toContain(some)
      }
      expect(await readdir(path.join(lib.contentDir, 'net'))).toEqual(['root.mdx'])
    }),
    { numRuns: 12 },
  )
})
