import { err, ok, type Result } from '../../result.ts'

/** `utf-8-damaged`: UTF-8 but for a few bytes, which are read as U+FFFD. */
export type Encoding = 'utf-8' | 'utf-8-damaged' | 'utf-16le' | 'utf-16be' | 'gb18030'

export type DecodedNote = { readonly text: string; readonly encoding: Encoding }

/** One unreadable character in so many readable ones is damage; more is another encoding. */
const DAMAGE_RATIO = 50

/** The text of a note's bytes, in whichever of the encodings that editors write. The error is a file that is no text. */
export function decodeNote(bytes: Uint8Array): Result<DecodedNote, { readonly kind: 'binary' }> {
  const encoding = markedEncoding(bytes) ?? guessedEncoding(bytes)
  if (encoding === null) return err({ kind: 'binary' })
  return ok({ text: decode(bytes, encoding === 'utf-8-damaged' ? 'utf-8' : encoding), encoding })
}

/** What a byte order mark says. */
function markedEncoding([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

function guessedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes.includes(0)) {
    // Line feeds and Latin letters have a zero byte in UTF-16, always on the same side.
    const zeros = (side: number): number =>
      bytes.reduce((sum, byte, i) => sum + Number(byte === 0 && i % 2 === side), 0)
    const [left, right] = [zeros(0), zeros(1)]
    if (bytes.length % 2 === 0 && left === 0 && right * 20 > bytes.length) return 'utf-16le'
    if (bytes.length % 2 === 0 && right === 0 && left * 20 > bytes.length) return 'utf-16be'
    // A stray NUL in a text is left to whoever cleans it.
    return canDecode(bytes, 'utf-8') && (left + right) * DAMAGE_RATIO < bytes.length ? 'utf-8' : null
  }
  if (canDecode(bytes, 'utf-8')) return 'utf-8'
  if (isDamagedUtf8(bytes)) return 'utf-8-damaged'
  return canDecode(bytes, 'gb18030') ? 'gb18030' : null
}

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'utf-8')
  const unreadable = text.split('\uFFFD').length - 1
  const readable = text.replace(/[\0-\x7F\uFFFD]/g, '').length
  return unreadable * DAMAGE_RATIO < readable
}

function canDecode(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

// Takes off the mark at the beginning.
const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes)
