import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyLibrary, type TestLibrary } from './testing.ts'
import { addToUpload, clearUploads, dropUpload, openUpload, UPLOAD_LIMITS, uploadedNotes, UploadId } from './upload.ts'
import { uploadPath } from './upload-path.ts'

async function* pieces(...parts: readonly (string | number)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : new Uint8Array(part)
}
async function* brokenOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half')
  throw new Error('the other side is gone')
}
const put = (library: TestLibrary, id: UploadId, file: string, text = 'x') =>
  addToUpload(library, id, file, pieces(text))
const everythingIn = (library: TestLibrary) =>
  readdir(path.join(library.dataDir, 'imports', 'uploads'), { recursive: true })

test('what is uploaded comes out as notes, known by their paths in the upload', async () => {
  const library = await emptyLibrary()
  const id = await openUpload(library, true)
  expect(await put(library, id, 'notes/linux/为什么?.md', '# 一')).toEqual({
    ok: true,
    value: { path: 'notes/linux/为什么?.md' },
  })
  await put(library, id, 'notes/linux/a.png')
  await put(library, id, 'notes/deck.csv')
  const files = await uploadedNotes(library, id)
  expect(files?.notes.map(({ relative, source }) => [relative, source])).toEqual([
    ['notes/deck.csv', 'upload:notes/deck.csv'],
    ['notes/linux/为什么?.md', 'upload:notes/linux/为什么?.md'],
  ])
  expect(files?.isVault).toBe(true)
  expect(await readFile(files?.notes[1]?.file ?? '', 'utf8')).toBe('# 一')
})

test.each([
  '../a.md',
  'a/../../b.md',
  '/etc/a.md',
  'C:/a.md',
  'a\\b.md',
  './a.md',
  'a//b.md',
  '',
  '.md',
  'a/.hidden/b.md',
  '.obsidian/a.md',
  'a\0.md',
  'a\n.md',
  ' a.md',
  'a/ /b.md',
  'evil\u202Edm.exe.md',
  'a.exe',
  'a.mdx',
  'a.html',
  'a.svg',
  'a.md/',
  `${'x'.repeat(300)}.md`,
  `${'x/'.repeat(30)}a.md`,
])('%j is not taken, and nothing is written', async (file) => {
  const library = await emptyLibrary()
  const id = await openUpload(library, false)
  const before = await everythingIn(library)
  expect(await put(library, id, file)).toMatchObject({ ok: false, error: { kind: 'bad-path' } })
  expect(await everythingIn(library)).toEqual(before)
})

test('whatever path is taken lies within the upload, and is taken as the same once more', () => {
  const name = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', '/', '\\', '\u00e9', 'e\u0301'),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), (names) => {
      const taken = uploadPath(`${names.join('/')}.md`)
      if (taken === null) return
      expect(path.posix.resolve('/uploads/one', taken).startsWith('/uploads/one/')).toBe(true)
      expect(path.posix.normalize(taken)).toBe(taken)
      expect(uploadPath(taken)).toBe(taken)
    }),
  )
})

test('a name that is written in two ways is one note', () => {
  expect(uploadPath('e\u0301.md')).toBe('\u00e9.md')
})

test('a file that broke off, or is too large, leaves nothing', async () => {
  const library = await emptyLibrary()
  const id = await openUpload(library, false)
  expect(await addToUpload(library, id, 'a.md', brokenOff())).toMatchObject({ error: { kind: 'broken-off' } })
  const large = await addToUpload(library, id, 'a.md', pieces(UPLOAD_LIMITS.fileBytes, 1))
  expect(large).toMatchObject({ error: { kind: 'too-large', limit: UPLOAD_LIMITS.fileBytes } })
  expect((await uploadedNotes(library, id))?.notes).toEqual([])
  expect((await everythingIn(library)).filter((name) => name.includes('partial'))).toEqual([])
  expect(await put(library, id, 'a.md')).toMatchObject({ ok: true })
})

test('of more files than an upload may hold, the one too many is refused', async () => {
  const library = await emptyLibrary()
  const id = await openUpload(library, false)
  const names = Array.from({ length: UPLOAD_LIMITS.files + 1 }, (_, i) => `${i}.md`)
  const taken = await Promise.all(names.map((name) => put(library, id, name, '')))
  expect(taken.filter((one) => !one.ok)).toEqual([
    { ok: false, error: { kind: 'too-many', limit: UPLOAD_LIMITS.files } },
  ])
})

test('a file in the place of a folder is refused', async () => {
  const library = await emptyLibrary()
  const id = await openUpload(library, false)
  await put(library, id, 'a.md/b.md')
  expect(await put(library, id, 'a.md')).toMatchObject({ error: { kind: 'bad-path' } })
  await put(library, id, 'c.md')
  expect(await put(library, id, 'c.md/d.md')).toMatchObject({ error: { kind: 'bad-path' } })
})

test('an upload that was given up is gone, and one that is a day old with the next', async () => {
  const library = await emptyLibrary()
  const [first, second] = [await openUpload(library, false), await openUpload(library, false)]
  await put(library, first, 'a.md')
  await dropUpload(library, first)
  expect(await uploadedNotes(library, first)).toBeNull()
  expect(await put(library, first, 'a.md')).toMatchObject({ error: { kind: 'unknown' } })
  library.travel('2026-11-24T08:59:00Z')
  await clearUploads(library)
  expect(await uploadedNotes(library, second)).not.toBeNull()
  library.travel('2026-11-24T09:01:00Z')
  await openUpload(library, false)
  expect(await uploadedNotes(library, second)).toBeNull()
})
