import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { zipOf } from './testing-zip.ts'
import { PackageFault, withZip, writeZip, zipOf as zipOfFolder } from './zip.ts'

const text = (words: string): Buffer => Buffer.from(words)

test('what was packed is unpacked, into memory or to a file', async () => {
  await using folder = await testFolder()
  const [file, source, out] = ['x.zip', 'source', 'out'].map((name) => path.join(folder.path, name)) as [
    string,
    string,
    string,
  ]
  await writeFile(source, 'of a file')
  await writeZip(file, [
    { name: '0', bytes: text('of memory') },
    { name: 'collection', file: source },
  ])
  await withZip(file, async (zip) => {
    expect([zip.has('0'), zip.has('1')]).toEqual([true, false])
    expect(String(await zip.read('0', 100))).toBe('of memory')
    await zip.extract('collection', out, 100)
  })
  expect(await readFile(out, 'utf8')).toBe('of a file')
})

test('the same files make the same bytes', async () => {
  await using folder = await testFolder()
  const files = ['a.zip', 'b.zip'].map((name) => path.join(folder.path, name))
  for (const file of files) {
    const source = `${file}.source`
    await writeFile(source, 'of a file')
    await writeZip(file, [
      { name: '0', bytes: text('of memory') },
      { name: 'collection', file: source },
    ])
  }
  const [a, b] = await Promise.all(files.map((file) => readFile(file)))
  expect(a).toEqual(b)
  // Time and date of the first entry: midnight on 1 January 1980.
  expect(a?.subarray(10, 14)).toEqual(Buffer.from([0, 0, 0x21, 0]))
})

test.each<readonly [string, Buffer, string]>([
  ['no zip', text('PK? no'), 'no sound zip file'],
  ['half of one', zipOf([{ name: 'a', bytes: text('a') }]).subarray(0, 60), 'no sound zip file'],
  ['a way up', zipOf([{ name: '../a', bytes: text('a') }]), 'no sound zip file (invalid relative path'],
  ['a way up further in', zipOf([{ name: 'a/../../b', bytes: text('a') }]), 'invalid relative path'],
  ['a way from the root', zipOf([{ name: '/etc/passwd', bytes: text('a') }]), 'absolute path'],
  ['a drive', zipOf([{ name: 'C:/a', bytes: text('a') }]), 'absolute path'],
  ['a path of another system', zipOf([{ name: '..\\a', bytes: text('a') }]), 'invalid characters in fileName'],
  ['a link', zipOf([{ name: 'a', bytes: text('/etc/passwd'), mode: 0o120777 }]), 'a is a link'],
  [
    'a name that clears the screen',
    zipOf([{ name: '\x1b[2J', bytes: text('a'), flags: 0x801 }]),
    '\uFFFD[2J is locked',
  ],
  ['a device', zipOf([{ name: 'a', bytes: text(''), mode: 0o020666 }]), 'a is no plain file'],
  ['a locked file', zipOf([{ name: 'a', bytes: text('a'), flags: 1 }]), 'a is locked'],
  ['one name twice', zipOf(['a', 'a'].map((name) => ({ name, bytes: text('a') }))), 'two files a'],
  [
    'too many files',
    zipOf(Array.from({ length: 100_001 }, (_, i) => ({ name: String(i), bytes: text('') }))),
    'more than 100000',
  ],
])('%s is refused when it is opened', { timeout: 60_000 }, async (_, bytes, message) => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'x.zip')
  await writeFile(file, bytes)
  const fault: unknown = await withZip(file, () => Promise.resolve()).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(PackageFault)
  expect(fault).toMatchObject({ message: expect.stringContaining(message) })
})

const zeros = Buffer.alloc(3_000_000)

test.each<readonly [string, Buffer, string]>([
  ['more than is allowed', zipOf([{ name: 'a', bytes: zeros }]), 'a unpacks to 3000000 bytes, more than 2000000'],
  ['more than it says', zipOf([{ name: 'a', bytes: zeros, says: 10 }]), 'no sound zip file'],
  ['less than it says', zipOf([{ name: 'a', bytes: text('short'), says: 1000 }]), 'no sound zip file'],
  ['other bytes than were packed', zipOf([{ name: 'a', bytes: text('a'), crc: 1 }]), 'a is damaged'],
  [
    'no deflate',
    zipOf([{ name: 'a', bytes: text('short'), packed: text('not deflated at all') }]),
    'no sound zip file',
  ],
  [
    'half of its bytes',
    zipOf([{ name: 'a', bytes: text('abc'), packed: deflateRawSync(text('abc')).subarray(0, 2) }]),
    'no sound zip file',
  ],
  ['a way of packing nobody knows', zipOf([{ name: 'a', bytes: text('a'), method: 93 }]), 'no sound zip file'],
])('an entry of %s is refused when it is read', async (_, bytes, message) => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'x.zip')
  await writeFile(file, bytes)
  await mkdir(path.join(folder.path, 'out'))
  for (const way of ['read', 'extract'] as const) {
    const fault: unknown = await withZip(file, async (zip): Promise<unknown> =>
      way === 'read' ? zip.read('a', 2_000_000) : zip.extract('a', path.join(folder.path, 'out', 'a'), 2_000_000),
    ).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(PackageFault)
    expect(fault).toMatchObject({ message: expect.stringContaining(message) })
  }
})

test('whoever goes away half way through a file leaves none open', async () => {
  await using folder = await testFolder()
  const file = path.join(folder.path, 'large')
  await writeFile(file, randomBytes(4_000_000))
  // Systems hand out the lowest number that is free.
  const lowest = (): number => {
    const fd = openSync(file, 'r')
    closeSync(fd)
    return fd
  }
  const before = lowest()
  const pieces = zipOfFolder(folder.path)
  await pieces.next()
  await expect.poll(lowest).toBeGreaterThan(before)
  await pieces.return(undefined)
  await expect.poll(lowest).toBe(before)
})
