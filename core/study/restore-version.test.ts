import { writeFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgesOf, findCard } from '#core/store/cards.ts'
import { addRevisions, latestRevision } from '#core/store/revisions.ts'
import type { Context } from './context.ts'
import { restoreVersion, type RestoreInput } from './restore-version.ts'
import { syncContent } from './sync.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from './testing.ts'
import { listVersions, readVersion } from './versions.ts'

const root = cardId('q-root')
const file = 'net/root.mdx'
const first = cardSource(root, ['What else?'])
const second = cardSource(root, ['What else?', 'And then?'], 'Really?')

async function library(...sources: readonly (string | Uint8Array)[]): Promise<TestLibrary> {
  const made = await emptyLibrary()
  await made.write(file, first)
  for (const source of sources) {
    await writeFile(path.join(made.contentDir, file), source)
    await syncContent(made)
  }
  return made
}

const read = ({ contentDir }: Context, name = file) => readFile(path.join(contentDir, name))
const text = async (ctx: Context, name = file) => (await read(ctx, name)).toString()

/** As somebody does who has just looked at the list. */
async function restore(ctx: Context, n: number, stage?: RestoreInput['stage']) {
  const expectedHash = (await listVersions(ctx, root, { limit: 1 }))?.file.hash ?? null
  return restoreVersion(ctx, root, n, stage === undefined ? { expectedHash } : { stage, expectedHash })
}

test('a version that is restored is the newest, and restoring the one before takes that back', async () => {
  const lib = await library(first, second)
  expect(await restore(lib, 1)).toEqual({ ok: true, value: { path: file, n: 3 } })
  expect(await text(lib)).toBe(first)
  expect(await restore(lib, 2)).toEqual({ ok: true, value: { path: file, n: 4 } })
  expect(await text(lib)).toBe(second)
})

test('one stage is restored, and the rest of the file stays byte for byte', async () => {
  const lib = await library(first, second)
  expect(await restore(lib, 1, 'followups')).toMatchObject({ ok: true })
  expect(await text(lib)).toBe(cardSource(root, ['What else?'], 'Really?'))
  expect(await edgesOf(lib.db, root)).toHaveLength(1)
})

test('restoring what is there already writes nothing', async () => {
  const lib = await library(first, second)
  expect(await restore(lib, 2)).toEqual({ ok: true, value: { path: file, n: 2 } })
  expect(await restore(lib, 2, 'question')).toEqual({ ok: true, value: { path: file, n: 2 } })
})

test('a file that changed since it was looked at is left alone', async () => {
  const lib = await library(first, second)
  const seen = (await listVersions(lib, root, { limit: 1 }))?.file.hash ?? null
  const saved = cardSource(root, [], 'Saved by an editor.')
  await lib.write(file, saved)
  expect(await restoreVersion(lib, root, 1, { expectedHash: seen })).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(await restoreVersion(lib, root, 1, { expectedHash: null })).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(await text(lib)).toBe(saved)
})

test('of two that restore at once, one is told that the file changed', async () => {
  const lib = await library(first, second, cardSource(root))
  const expectedHash = (await listVersions(lib, root, { limit: 1 }))?.file.hash ?? null
  const outcomes = await Promise.all([1, 2].map(async (n) => restoreVersion(lib, root, n, { expectedHash })))
  const firstWon = outcomes[0]?.ok === true
  expect(outcomes[firstWon ? 1 : 0]).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(outcomes[firstWon ? 0 : 1]).toMatchObject({ ok: true })
  expect(await text(lib)).toBe(firstWon ? first : second)
})

test('what an editor saves in the midst of it is not overwritten', async () => {
  const lib = await library(first, second)
  const unseen = cardSource(root, [], 'Not taken in yet.')
  await lib.write(file, unseen)
  const saved = cardSource(root, [], 'Saved in the midst.')
  let isSaved = false
  // Asked for when the text that nobody had seen is taken in.
  const now = () => {
    if (!isSaved) writeFileSync(path.join(lib.contentDir, file), saved)
    isSaved = true
    return lib.now()
  }
  const outcome = await restore({ ...lib, now }, 1)
  expect(outcome).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(await text(lib)).toBe(saved)
})

test('text that was saved a moment ago is a version before it is overwritten', async () => {
  const lib = await library(first, second)
  const unseen = cardSource(root, [], 'A moment ago.')
  await lib.write(file, unseen)
  expect(await restore(lib, 1)).toMatchObject({ value: { n: 4 } })
  expect((await readVersion(lib, root, 3))?.parsed.source).toBe(unseen)
})

test('a file that is no card any more is mended by a version, and what it held is kept', async () => {
  const lib = await library(first, second)
  const spoilt = Buffer.from([0xff, 0x00, 0x2d])
  await writeFile(path.join(lib.contentDir, file), spoilt)
  expect(await restore(lib, 2)).toMatchObject({ ok: true, value: { n: 4 } })
  expect(await text(lib)).toBe(second)
  expect(Buffer.from((await readVersion(lib, root, 3))?.bytes ?? [])).toEqual(spoilt)
  expect(await restore(lib, 3)).toEqual({ ok: false, error: { kind: 'no-card' } })
})

test('a version that is another card is refused', async () => {
  const lib = await library(first)
  const other = await library(cardSource('q-other'))
  const seen = await latestRevision(other.db, cardId('q-other'))
  await addRevisions(lib.db, seen ? [{ ...seen, cardId: root }] : [])
  expect(await restore(lib, 2)).toEqual({ ok: false, error: { kind: 'no-card' } })
  expect(await restore(lib, 7)).toEqual({ ok: false, error: { kind: 'unknown-version' } })
})

test('bytes that are no text come back whole, but no stage is put among them', async () => {
  const odd = Buffer.concat([Buffer.from(second), Buffer.of(0xff, 0xfe)])
  const lib = await library(odd, first)
  expect(await restore(lib, 1, 'question')).toEqual({ ok: false, error: { kind: 'unreadable', path: file } })
  expect(await restore(lib, 1)).toMatchObject({ ok: true })
  expect(await read(lib)).toEqual(odd)
  expect(await restore(lib, 2, 'question')).toMatchObject({ error: { kind: 'unreadable' } })
})

test('a stage whose code is never closed is not put before others', async () => {
  const lib = await library(`${first.split('## 6.')[0]}\`\`\`\ncode`, first)
  expect(await restore(lib, 1, 'question')).toEqual({ ok: false, error: { kind: 'unreadable', path: file } })
  expect(await text(lib)).toBe(first)
})

test('a file that is gone is put back where it was', async () => {
  const lib = await library(first, second)
  await rm(path.join(lib.contentDir, file))
  await syncContent(lib)
  expect(await restore(lib, 1, 'question')).toEqual({ ok: false, error: { kind: 'no-file', path: file } })
  expect(await restore(lib, 1)).toEqual({ ok: true, value: { path: file, n: 3 } })
  expect(await text(lib)).toBe(first)
  expect(await findCard(lib.db, root)).toMatchObject({ path: file })
})

test('where another card has its place by now, it is put beside that', async () => {
  const lib = await library(first)
  await lib.write(file, cardSource('q-other'))
  await syncContent(lib)
  expect(await restore(lib, 1)).toEqual({ ok: true, value: { path: 'net/root-2.mdx', n: 1 } })
  expect(await text(lib, 'net/root-2.mdx')).toBe(first)
  expect(await text(lib)).toBe(cardSource('q-other'))
})

test('a file that was only moved a moment ago is not put back beside itself', async () => {
  const lib = await library(first, second)
  await rm(path.join(lib.contentDir, file))
  await lib.write('moved.mdx', second)
  expect(await restoreVersion(lib, root, 1, { expectedHash: null })).toEqual({ ok: false, error: { kind: 'changed' } })
  expect(await restore(lib, 1)).toMatchObject({ ok: true, value: { path: 'moved.mdx' } })
})

const bodies = fc.array(
  fc.oneof(
    fc.constantFrom(
      '\n## 一、问题\n\n',
      '\r\n## 6. Next questions\r\n',
      '- 还有呢？\n',
      '```\n',
      '  \n',
      '\u00e9',
      '\uFEFF',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  { maxLength: 12 },
)
const edits = fc.array(bodies, { minLength: 1, maxLength: 5 })

test('of any edits, each version comes back with the very bytes it had', async () => {
  const lib = await emptyLibrary()
  const head = first.slice(0, first.indexOf('\n## '))
  await fc.assert(
    fc.asyncProperty(edits, fc.nat(), async (all, pick) => {
      const before = (await listVersions(lib, root, { limit: 1 }))?.total ?? 0
      const saved: string[] = []
      for (const body of all) {
        const source = head + body.join('')
        await lib.write(file, source)
        await syncContent(lib, { only: [file] })
        if (source !== saved.at(-1)) saved.push(source)
      }
      const total = (await listVersions(lib, root, { limit: 1 }))?.total ?? 0
      // The first of them may be what the file was already.
      const start = total - saved.length
      expect([before, before - 1]).toContain(start)
      const i = pick % saved.length
      expect(await restore(lib, start + i + 1)).toMatchObject({ ok: true })
      expect(await text(lib)).toBe(saved[i])
    }),
    { numRuns: 20 },
  )
})
