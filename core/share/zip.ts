// yauzl and yazl, because a package comes from anywhere: yauzl reads the directory at the end of the file and then one
// entry at a time as a stream, so that nothing is unpacked that was not asked for; it refuses names that lead elsewhere
// and entries that unpack to more than they say. Smaller libraries unpack into memory and leave all of that to others.
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { PassThrough, Readable, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { ZipFile as NewZip } from 'yazl'
import { printable } from './printable.ts'

/** What is wrong with a package, in words. */
export class PackageFault extends Error {
  constructor(message: string) {
    super(printable(message))
  }
}

/** More than any package of one person has files. */
const MAX_ENTRIES = 100_000
/** In the upper half of an entry's attributes, as Unix writes them: the kind of file. */
const [KIND, LINK, PLAIN] = [0o170000, 0o120000, 0o100000]

/** A zip file that was looked through. Names are plain and lead nowhere. */
export type Zip = {
  readonly has: (name: string) => boolean
  /** Unpacks an entry into memory. */
  readonly read: (name: string, maxBytes: number) => Promise<Buffer>
  /** Unpacks an entry to a new file. */
  readonly extract: (name: string, file: string, maxBytes: number) => Promise<void>
}

/** Opens a zip file for as long as `work` takes. Throws a `PackageFault` where there is something wrong with it. */
export async function withZip<T>(file: string, work: (zip: Zip) => Promise<T>): Promise<T> {
  const zip = await faulty(openPromise(file, { autoClose: false, strictFileNames: true }))
  try {
    const entries = await entriesOf(zip)
    const find = (name: string): Entry => {
      const entry = entries.get(name)
      if (!entry) throw new PackageFault(`it has no file ${name}`)
      return entry
    }
    return await work({
      has: (name) => entries.has(name),
      read: async (name, maxBytes) => {
        const chunks: Buffer[] = []
        await unpack(zip, find(name), maxBytes, async (bytes) => {
          for await (const chunk of bytes) chunks.push(chunk as Buffer)
        })
        return Buffer.concat(chunks)
      },
      extract: (name, to, maxBytes) =>
        unpack(zip, find(name), maxBytes, (bytes) => pipeline(bytes, createWriteStream(to, { flags: 'wx' }))),
    })
  } finally {
    zip.close()
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new PackageFault(`it has ${zip.entryCount} files, more than ${MAX_ENTRIES}`)
  const entries = new Map<string, Entry>()
  const all = zip.eachEntry()
  for (;;) {
    const { done, value: entry } = await faulty(all.next())
    if (done) return entries
    const name = entry.fileName
    const kind = (entry.externalFileAttributes >>> 16) & KIND
    if (kind === LINK) throw new PackageFault(`${name} is a link`)
    if (name.endsWith('/')) continue
    if (kind !== 0 && kind !== PLAIN) throw new PackageFault(`${name} is no plain file`)
    if (entry.isEncrypted()) throw new PackageFault(`${name} is locked with a password`)
    if (entries.has(name)) throw new PackageFault(`there are two files ${name}`)
    entries.set(name, entry)
  }
}

async function unpack(
  zip: ZipFile,
  entry: Entry,
  maxBytes: number,
  into: (bytes: Readable) => Promise<void>,
): Promise<void> {
  const { fileName, uncompressedSize } = entry
  if (uncompressedSize > maxBytes) {
    throw new PackageFault(`${fileName} unpacks to ${uncompressedSize} bytes, more than ${maxBytes}`)
  }
  const packed = await faulty(zip.openReadStreamPromise(entry))
  let sum = 0
  const summed = new Transform({
    transform(chunk: Buffer, _, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
  })
  await faulty(Promise.all([pipeline(packed, summed), into(summed)]))
  if (sum !== entry.crc32) throw new PackageFault(`${fileName} is damaged`)
}

/** Turns what yauzl and zlib complain of into faults of the package; what the file system refuses goes on as it is. */
async function faulty<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error) || error instanceof PackageFault || isOfSystem(error)) throw error
    throw new PackageFault(`it is no sound zip file (${error.message})`)
  }
}

const isOfSystem = (error: Error): boolean => 'syscall' in error

/** A file to be packed: its bytes, or where it lies. */
export type ToPack = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly file: string })

// The earliest time there is in a zip file, which knows no zones.
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: PLAIN | 0o644, forceDosTimestamp: true }

/** Writes a zip file. The same files in the same order give the same bytes, wherever and whenever. */
export async function writeZip(to: string, files: Iterable<ToPack>): Promise<void> {
  const zip = new NewZip()
  for (const one of files) {
    if ('file' in one) zip.addFile(one.file, one.name, OPTIONS)
    else zip.addBuffer(Buffer.from(one.bytes), one.name, OPTIONS)
  }
  zip.end()
  await pipeline(Readable.from(zip.outputStream), createWriteStream(to, { flags: 'wx' }))
}

/** A zip file in memory. The same files in the same order give the same bytes. `isStored`: it is not packed any smaller. */
export async function zipBytes(
  files: Iterable<{ readonly name: string; readonly bytes: Uint8Array; readonly isStored: boolean }>,
): Promise<Uint8Array> {
  const zip = new NewZip()
  for (const { name, bytes, isStored } of files)
    zip.addBuffer(Buffer.from(bytes), name, { ...OPTIONS, compress: !isStored })
  zip.end()
  return buffer(zip.outputStream)
}

/**
 * A folder as a zip file, as it comes: little more than a piece of it is held at a time. Whoever stops asking for more ends
 * the work.
 */
export async function* zipOf(folder: string): AsyncGenerator<Uint8Array> {
  const zip = new NewZip()
  const packed = new PassThrough()
  // What goes wrong with a file is told to the zip, and has to reach whoever reads it.
  zip.on('error', (error: Error) => packed.destroy(error))
  zip.outputStream.pipe(packed)
  const reading: { file: ReadStream | null } = { file: null }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  for (const file of files.toSorted()) {
    const { size } = await stat(file)
    zip.addReadStreamLazy(path.relative(folder, file).split(path.sep).join('/'), { ...OPTIONS, size }, (read) => {
      reading.file = createReadStream(file).on('error', (error) => packed.destroy(error))
      read(null, reading.file)
    })
  }
  zip.end()
  try {
    for await (const piece of packed) yield piece as Uint8Array
  } finally {
    // A file that is read half stays open otherwise, and takes its place on the disk, for as long as the program runs.
    reading.file?.destroy()
  }
}
