import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file to be packed, which is made when it is its turn. */
export type Lazily = { readonly name: string; readonly read: () => Promise<Uint8Array> }

// The earliest time there is in a zip file, which knows no zones.
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/**
 * A zip file as it comes, of files that are made one after the other as it is read: little more than one is held at a time.
 * Whoever stops asking for more ends the work. The same files in the same order give the same bytes.
 */
export async function* zipLazily(files: Iterable<Lazily>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const packed = new PassThrough()
  // What goes wrong with a file is told to the zip, and has to reach whoever reads it.
  zip.on('error', (error: Error) => packed.destroy(error))
  zip.outputStream.pipe(packed)
  for (const { name, read } of files) {
    zip.addReadStreamLazy(name, OPTIONS, (give) => {
      read().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => packed.destroy(error instanceof Error ? error : new Error(String(error))),
      )
    })
  }
  zip.end()
  for await (const piece of packed) yield piece as Uint8Array
}
