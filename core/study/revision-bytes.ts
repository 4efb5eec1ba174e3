import { gunzipSync, gzipSync } from 'node:zlib'

/** A file's bytes as a revision keeps them. */
export function pack(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // A copy: what gzip hands out is the beginning of a buffer of 16 kB, which would be kept as a whole.
  return Uint8Array.from(gzipSync(bytes, { level: 1 }))
}

export const unpack = (sourceGz: Uint8Array): Uint8Array => gunzipSync(sourceGz)
