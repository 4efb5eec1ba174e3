import { SUM_OF_NOTHING } from './checksum.ts'

/**
 * What tells two indexes apart by what they hold, in whatever order they came by it: 16 hexadecimal digits, the same for the
 * same keys in the same versions. FNV-1a of each, forwards and backwards, added up.
 */
export function printOf(versions: ReadonlyMap<string, string>): string {
  let [forwards, backwards] = [0, 0]
  for (const [key, version] of versions) {
    const text = `${key} ${version}`
    let [a, b] = [SUM_OF_NOTHING, SUM_OF_NOTHING]
    for (let i = 0; i < text.length; i += 1) {
      a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
      b = Math.imul(b ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
    }
    ;[forwards, backwards] = [(forwards + a) >>> 0, (backwards + b) >>> 0]
  }
  return [forwards, backwards].map((sum) => sum.toString(16).padStart(8, '0')).join('')
}
