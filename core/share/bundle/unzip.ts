import { crc32, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { refuse } from './fault.ts'
import type { BundleLimits } from './limits.ts'
import { checkPaths } from './paths.ts'
import { type ZipRecord, zipRecords } from './zip-records.ts'

/** Unpacks a zip file into memory, and no further than it is allowed. Throws `Refused`. */
export function unzip(bytes: Buffer, limits: BundleLimits): ReadonlyMap<string, Uint8Array> {
  const records = zipRecords(bytes, limits.files)
  checkPaths(records.map(({ name }) => name))
  const size = records.reduce((sum, record) => sum + record.size, 0)
  if (size > limits.bytes) refuse('too-large-unpacked', { limit: limits.bytes })
  for (const record of records) {
    if (record.size > limits.ratio * record.packed.length)
      refuse('too-tight', { path: record.name, limit: limits.ratio })
  }
  return new Map(records.map((record) => [record.name, unpacked(record)]))
}

function unpacked({ name, packed, isDeflated, size, crc }: ZipRecord): Uint8Array {
  const bytes = isDeflated ? inflated(packed, size, name) : packed
  if (bytes.length !== size) refuse('other-length', { path: name })
  if (crc32(bytes) !== crc) refuse('damaged', { path: name })
  return bytes
}

/** With how much of what was packed was made use of. */
const Inflated = z.object({ buffer: z.instanceof(Buffer), engine: z.object({ bytesWritten: z.number() }) })

function inflated(packed: Buffer, size: number, name: string): Buffer {
  const { buffer, engine } = Inflated.parse(inflate(packed, size, name))
  if (engine.bytesWritten !== packed.length) refuse('bytes-beside', { path: name })
  return buffer
}

function inflate(packed: Buffer, size: number, name: string): unknown {
  try {
    // What unpacks to more than it says is given up as soon as that is reached.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), info: true })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    refuse(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'other-length' : 'broken-packing', { path: name })
  }
}
