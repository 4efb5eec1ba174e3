import { randomBytes } from 'node:crypto'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { zipOf } from '../testing-zip.ts'
import type { FaultKind } from './fault.ts'
import { bytes, forged, withEntry } from './testing-forge.ts'
import { field, inList, inserted, patched, with16, with32 } from './testing-zip-edit.ts'

export type Hostile = readonly [what: string, kind: FaultKind, make: () => Buffer]

const MB = 1024 * 1024

/** What is bad about a file as a zip file. */
export const HOSTILE_ZIPS: readonly Hostile[] = [
  ['nothing', 'no-bundle', () => bytes('')],
  ['a page', 'no-bundle', () => bytes('<!doctype html>')],
  ['a zip file packed once more', 'no-bundle', () => gzipSync(forged({}))],
  ['a list', 'no-bundle', () => bytes('[]')],
  ['more than 20 MB', 'too-large', () => Buffer.concat([forged({}), Buffer.alloc(20 * MB)])],
  ['half of one', 'cut-short', () => patched((zip, { end }) => zip.subarray(0, end - 10))],
  ['a program with a zip file behind it', 'bytes-beside', () => Buffer.concat([bytes('#!/bin/sh\n'), forged({})])],
  ['something behind the end', 'bytes-beside', () => Buffer.concat([forged({}), bytes('more')])],
  ['something before the list', 'bytes-beside', () => patched((zip, at) => inserted(zip, at.list, bytes('gap'), at))],
  [
    'something before a file',
    'bytes-beside',
    () => patched((zip, at) => moved(inserted(zip, at.last, bytes('gap'), at), 3)),
  ],
  [
    'something between the list and the end',
    'bytes-beside',
    () => patched((zip, { end }) => Buffer.concat([zip.subarray(0, end), bytes('a gap'), zip.subarray(end)])),
  ],
  [
    'something behind what was packed',
    'bytes-beside',
    () =>
      withEntry({
        name: 'LICENSE',
        bytes: bytes('x'),
        packed: Buffer.concat([deflateRawSync(bytes('x')), bytes('hidden')]),
      }),
  ],
  ['a note at its end', 'broken-directory', () => patched((zip, { end }) => with16(zip, [end + 20, 4]))],
  ['a note on a file', 'bytes-beside', () => inList('note', bytes('note'))],
  [
    'two ends',
    'second-end',
    () => patched((zip, { end }) => Buffer.concat([zip.subarray(0, end), zip.subarray(end), zip.subarray(end)])),
  ],
  [
    'more files than can be counted',
    'zip64',
    () => patched((zip, { end }) => with16(zip, [end + 8, 0xffff], [end + 10, 0xffff])),
  ],
  [
    'a second, larger end',
    'zip64',
    () =>
      patched((zip, { end }) =>
        Buffer.concat([zip.subarray(0, end), bytes('PK\x06\x06'), Buffer.alloc(52), zip.subarray(end)]),
      ),
  ],
  ['a length that is told elsewhere', 'zip64', () => patched((zip, { list }) => with32(zip, [list + 24, 0xffffffff]))],
  ['the second of two disks', 'several-disks', () => patched((zip, { end }) => with16(zip, [end + 4, 1]))],
  ['a file on another disk', 'several-disks', () => patched((zip, { list }) => with16(zip, [list + 34, 1]))],
  [
    'more files than are listed',
    'broken-directory',
    () => patched((zip, { end }) => with16(zip, [end + 8, 20], [end + 10, 20])),
  ],
  [
    'fewer files than are listed',
    'broken-directory',
    () => patched((zip, { end }) => with16(zip, [end + 8, 2], [end + 10, 2])),
  ],
  [
    'a list that lies elsewhere',
    'broken-directory',
    () => patched((zip, { end, list }) => with32(zip, [end + 16, list + 50])),
  ],
  ['a list that is no list', 'broken-directory', () => patched((zip, { list }) => with32(zip, [list, 0]))],
  [
    'two files of the same bytes, as bombs are made',
    'overlap',
    () => patched((zip, { list }) => with32(zip, [list + 46 + zip.readUInt16LE(list + 28) + 42, 0])),
  ],
  ['a file that reaches into the next', 'overlap', () => patched((zip, { list }) => longer(zip, 0, list))],
  [
    'a file that reaches beyond the end',
    'overlap',
    () => patched((zip, { list }) => with32(zip, [list + 20, 1_000_000])),
  ],
  [
    'more than 500 files',
    'too-many-files',
    () => zipOf(Array.from({ length: 501 }, (_, i) => ({ name: `cards/q-${i}.mdx`, bytes: bytes('') }))),
  ],
  ['a locked file', 'locked', () => withEntry({ name: 'LICENSE', bytes: bytes('x'), flags: 1 })],
  ['a strongly locked file', 'locked', () => withEntry({ name: 'LICENSE', bytes: bytes('x'), flags: 0x41 })],
  ['a way of packing that is not known', 'method', () => withEntry({ name: 'LICENSE', bytes: bytes('x'), method: 12 })],
  [
    'a file that is a change of another',
    'method',
    () => withEntry({ name: 'LICENSE', bytes: bytes('x'), flags: 0x20 }),
  ],
  ['a link', 'link', () => withEntry({ name: 'LICENSE', bytes: bytes('/etc/passwd'), mode: 0o120777 })],
  ['a folder', 'folder', () => withEntry({ name: 'cards/', bytes: bytes(''), mode: 0 })],
  ['a folder that hides it', 'folder', () => withEntry({ name: 'cards', bytes: bytes(''), mode: 0o040755 })],
  ['a pipe', 'no-plain-file', () => withEntry({ name: 'LICENSE', bytes: bytes(''), mode: 0o010644 })],
  ['a device', 'no-plain-file', () => withEntry({ name: 'LICENSE', bytes: bytes(''), mode: 0o060660 })],
  ['a second name', 'extra-field', () => inList('field', field(0x7075))],
  ['half of a field', 'extra-field', () => inList('field', field(0x5455, 99))],
  [
    'another name at its place than in the list',
    'local-differs',
    () => patched((zip) => Buffer.concat([zip.subarray(0, 30), bytes('M'), zip.subarray(31)])),
  ],
  ['another length at its place than in the list', 'local-differs', () => patched((zip) => with32(zip, [22, 7]))],
  ['another way of packing at its place', 'local-differs', () => patched((zip) => with16(zip, [8, 0]))],
  ['a lock at its place that the list does not tell', 'local-differs', () => patched((zip) => with16(zip, [6, 1]))],
  [
    'lengths that follow, and are others',
    'local-differs',
    () => withEntry({ name: 'LICENSE', bytes: bytes('x'), flags: 8 }),
  ],
  [
    'a second name at its place',
    'extra-field',
    () =>
      patched((zip, at) =>
        inserted(with16(zip, [at.last + 28, 8]), at.last + 30 + zip.readUInt16LE(at.last + 26), field(0x7075), at),
      ),
  ],
  ['a bomb', 'too-tight', () => withEntry({ name: 'LICENSE', bytes: Buffer.alloc(5 * MB) })],
  ['one blank line too many', 'too-tight', () => withEntry({ name: 'LICENSE', bytes: Buffer.alloc(100_000, '\n') })],
  ['more than 20 MB in one file', 'too-large-unpacked', () => withEntry({ name: 'LICENSE', bytes: loose(21 * MB) })],
  [
    'more than 20 MB in many files',
    'too-large-unpacked',
    () => zipOf(Array.from({ length: 22 }, (_, i) => ({ name: `cards/q-${100 + i}.mdx`, bytes: loose(MB) }))),
  ],
  [
    'a bomb that says that it is small',
    'other-length',
    () => withEntry({ name: 'LICENSE', bytes: Buffer.alloc(20 * MB), says: 100 }),
  ],
  ['less than it says', 'other-length', () => withEntry({ name: 'LICENSE', bytes: bytes('short'), says: 50 })],
  [
    'stored bytes of another length than they say',
    'other-length',
    () => withEntry({ name: 'LICENSE', bytes: bytes('x'), method: 0, packed: bytes('x'), says: 3 }),
  ],
  [
    'what was never packed',
    'broken-packing',
    () => withEntry({ name: 'LICENSE', bytes: bytes('x'), packed: bytes('not packed') }),
  ],
  [
    'half of what was packed',
    'broken-packing',
    () =>
      withEntry({ name: 'LICENSE', bytes: bytes('abcdef'), packed: deflateRawSync(bytes('abcdef')).subarray(0, 4) }),
  ],
  ['another checksum', 'damaged', () => withEntry({ name: 'LICENSE', bytes: bytes('x'), crc: 1 })],
]

/** Packs to about a tenth. */
function loose(size: number): Buffer {
  return Buffer.concat(
    Array.from({ length: Math.ceil(size / 5000) }, () => Buffer.concat([randomBytes(500), Buffer.alloc(4500)])),
  )
}

/** A zip file whose last file lies further down than it says in the list of a good one. */
function moved(zip: Buffer, by: number): Buffer {
  const last = zip.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  return with32(zip, [last + 42, zip.readUInt32LE(last + 42) + by])
}

/** A zip file whose first file says, in both places, that it is longer than it is. */
function longer(zip: Buffer, local: number, list: number): Buffer {
  const size = zip.readUInt32LE(list + 20) + 10
  return with32(zip, [local + 18, size], [list + 20, size])
}
