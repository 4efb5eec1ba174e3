// For browsers as well: nothing of Node here.
import { err, ok, type Result } from '../../result.ts'

/** How a fragment begins that holds a bundle: `qchain/1` as JSON, packed by deflate, in base64url. */
export const PREFIX = '#q1='

/** Characters. Six of the shipped cards take 25,000 to 42,000; every browser of today opens links several times as long. */
export const MAX_LENGTH = 45_000

/** Bytes that a fragment may unpack to; what people write packs to a third. */
export const MAX_JSON_BYTES = 512 * 1024

/** Why a fragment holds no bundle: kinds of `BundleFault`. */
export type FragmentFault = {
  readonly kind: 'no-bundle' | 'too-large' | 'broken-packing' | 'too-large-unpacked'
  readonly limit?: number
}

/**
 * The bundle that a fragment holds, as JSON: to be read as a file is, which is where it is looked at. Unpacks no more than
 * `MAX_JSON_BYTES`.
 */
export async function fragmentText(fragment: string): Promise<Result<string, FragmentFault>> {
  const text = fragment.startsWith('#') ? fragment : `#${fragment}`
  if (text.length > MAX_LENGTH) return err({ kind: 'too-large', limit: MAX_LENGTH })
  const packed = text.startsWith(PREFIX) ? bytesOf(text.slice(PREFIX.length)) : null
  if (packed === null) return err({ kind: 'no-bundle' })
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      length += piece.value.byteLength
      if (length > MAX_JSON_BYTES) {
        await reader.cancel()
        return err({ kind: 'too-large-unpacked', limit: MAX_JSON_BYTES })
      }
      pieces.push(new Uint8Array(piece.value))
    }
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await new Blob(pieces).arrayBuffer()))
  } catch {
    // What cannot be unpacked, or is no text: browsers and Node say it by different errors, and nothing else can go wrong here.
    return err({ kind: 'broken-packing' })
  }
}

/** Null: it is no base64url, or not its only form. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const isOnly = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === text
  return isOnly ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : null
}
