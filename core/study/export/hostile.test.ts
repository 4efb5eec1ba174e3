import { createHash } from 'node:crypto'
import { lstat, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPathCheck } from '#core/share/library-path.ts'
import { emptyLibrary, type TestLibrary } from '../testing.ts'
import { importJson } from './json-import.ts'

type Row = Readonly<Record<string, unknown>>

/** A row that holds a file as a whole. */
const row = (name: string, text = 'text', more: Row = {}): Row => {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const whole = { bytes: Buffer.byteLength(text), mtimeMs: 1, sha256 }
  return { path: name, from: 0, data: Buffer.from(text).toString('base64'), whole, ...more }
}
const content = (...rows: readonly Row[]): object => ({ files: { content: rows } })

async function bring(library: TestLibrary, parts: object) {
  const file = path.join(await mkdtemp(path.join(library.dataDir, 'import-')), 'library.json')
  await writeFile(file, JSON.stringify({ format: 'zhuiwen-library/1', ...parts }))
  return importJson(library, file)
}

const files = { path: '../x.mdx', before: null, after: 'eA==' }
const CHANGES = gzipSync(JSON.stringify([files])).toString('base64')
const ID = '33333333-3333-4333-8333-333333333333'
const set = { id: ID, batch: ID, kind: 'new', madeAt: 1, about: {}, files: CHANGES, doneAt: 1, undoneAt: null }

const review = { id: 1, cardId: 'q-one', reviewedAt: 1, rating: 'good', durationMs: null }
const stretch = { id: ID, startedAt: 1, activity: 'writing', cardId: null, activeMs: 1, idleMs: 0 }
const entry = { id: 1, entryId: ID, kind: 'note', day: '2026-11-23', cardId: null, text: 'x', at: 1 }
const reading = { id: 1, cardId: 'q-one', url: 'https://example.org', at: 1, spentMs: 1, isDone: false }
const facts = (table: string, fact: Row): object => ({ facts: { [table]: [fact] } })

test.each<readonly [string, object, string]>([
  ['a path that leads up', content(row('../x.mdx')), 'is no place'],
  ['a path that leads up further down', content(row('a/../../x.mdx')), 'is no place'],
  ['a path from the root', content(row('/etc/x')), 'is no place'],
  ['a path of Windows', content(row('C:/x')), 'is no place'],
  ['a folder of Windows', content(row('a\\x')), 'is no place'],
  ['a hidden file', content(row('.git/config')), 'is no place'],
  ['a hidden file of a demo', content(row('demos/one/.x.json')), 'is no place'],
  ['a name with a line break', content(row('a\nb')), 'is no place'],
  ['a name that is written backwards', content(row('a\u202Exdm.b')), 'is no place'],
  ['a name of nothing', content(row('a//b')), 'is no place'],
  ['a recording of no attempt', { files: { audio: [row('x/1.webm')] } }, 'is no place'],
  ['a program among the recordings', { files: { audio: [row(`${ID}/1.exe`)] } }, 'is no place'],
  ['a place nobody knows', { files: { etc: [row('x')] } }, 'no place "etc"'],
  ['a file that is there twice', content(row('a'), row('a')), 'is there twice'],
  ['a file that is a folder as well', content(row('a'), row('a/b')), 'both a file and a folder'],
  ['a folder that is a file as well', content(row('a/b'), row('a')), 'both a file and a folder'],
  ['other bytes than it says', content(row('a', 'one', { data: 'dHdv' })), 'not what its sha256 says'],
  ['half of a file', content(row('a', 'one', { whole: null })), 'only the beginning'],
  ['half of a file before another', content(row('a', 'one', { whole: null }), row('b')), 'only the beginning'],
  ['a gap', content(row('a', 'one', { whole: null }), row('a', 'two', { from: 4 })), 'goes on at 4'],
  ['no base64', content(row('a', 'one', { data: '*' })), 'is no base64'],
  ['a record of an import that is none', { files: { imports: [row(`runs/${ID}/run.json`, '{}')] } }, 'is no record'],
  ['a part nobody knows', { telepathy: {} }, 'no part "telepathy"'],
  ['parts in another order', { files: {}, underWay: {} }, 'comes after'],
  [
    'a change that leads elsewhere when it is taken back',
    { underWay: { ChangeSet: [set] } },
    'ChangeSet, row 1: files',
  ],
  [
    'a change that is not done',
    { underWay: { ChangeSet: [{ ...set, files: gzipSync('[]').toString('base64'), doneAt: null }] } },
    'ChangeSet, row 1: doneAt',
  ],
  // History is never taken out again: what a page could not show would be there for good.
  ['a year that no day has', facts('Review', { ...review, reviewedAt: 8.64e15 }), 'Review, row 1: reviewedAt'],
  ['a time before there was any', facts('Review', { ...review, reviewedAt: -1 }), 'Review, row 1: reviewedAt'],
  ['time that ran backwards', facts('Review', { ...review, durationMs: -1 }), 'Review, row 1: durationMs'],
  ['more time than can be added up', facts('Stretch', { ...stretch, activeMs: 9e15 }), 'Stretch, row 1: activeMs'],
  ['an entry that no page takes', facts('EntryVersion', { ...entry, text: 'x'.repeat(100_001) }), 'row 1: text'],
  ['a reference that runs', facts('Reading', { ...reading, url: 'javascript:alert(1)' }), 'Reading, row 1: url'],
])('%s is refused, and nothing is written', async (_, parts, message) => {
  const library = await emptyLibrary()
  const rows = { facts: { Setting: [{ key: 'x', value: 1 }] }, ...parts }
  expect(await bring(library, rows)).toEqual({
    ok: false,
    error: { kind: 'not-history', file: expect.any(String), message: expect.stringContaining(message) },
  })
  expect(await readdir(library.contentDir)).toEqual([])
  expect((await readdir(library.dataDir)).filter((name) => name === 'audio' || name === 'backups')).toEqual([])
})

test('nothing is written through a link, over a folder, or below a file', async () => {
  const library = await emptyLibrary()
  const outside = await mkdtemp(path.join(library.dataDir, 'outside-'))
  await symlink(outside, path.join(library.contentDir, 'linked'))
  await symlink(path.join(outside, 'new'), path.join(library.contentDir, 'link.md'))
  await mkdir(path.join(library.contentDir, 'folder.md'))
  await writeFile(path.join(library.contentDir, 'plain'), 'mine')
  const rows = ['linked/x.md', 'link.md', 'folder.md', 'plain/x.md', 'new/x.md'].map((name) => row(name))
  const brought = await bring(library, content(...rows))
  const inTheWay = ['linked/x.md', 'link.md', 'folder.md', 'plain/x.md']
  expect(brought).toMatchObject({
    value: { files: { added: 1, keptOut: inTheWay.map((name) => ({ file: `content/${name}`, why: 'in-the-way' })) } },
  })
  expect(await readdir(outside)).toEqual([])
  expect((await lstat(path.join(library.contentDir, 'link.md'))).isSymbolicLink()).toBe(true)
  expect(await readFile(path.join(library.contentDir, 'new/x.md'), 'utf8')).toBe('text')
})

test.each([
  ['linux', 'content', ['a.md', 'A.md', 'CON', 'ab: c?'], null],
  ['darwin', 'content', ['a.md', 'A.md'], 'is there twice'],
  ['darwin', 'content', ['e\u0301.md', '\u00e9.md'], 'is there twice'],
  ['win32', 'content', ['aux.mdx'], 'Windows does not take'],
  ['win32', 'content', ['a/com1/b'], 'Windows does not take'],
  ['win32', 'content', ['a.mdx:b'], 'Windows does not take'],
  ['win32', 'content', ['a.'], 'Windows does not take'],
  ['win32', 'content', ['console.md', 'a.b.md'], null],
] as const)('on %s, of %s %j: %s', (platform, place, names, objection) => {
  const check = createPathCheck(platform)
  const found = names.flatMap((name) => check(place, name) ?? [])
  expect(found).toEqual(objection === null ? [] : [expect.stringContaining(objection)])
})
