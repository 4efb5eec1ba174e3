import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeNote, type DecodedNote } from './decode.ts'

const decoded = (bytes: Uint8Array): DecodedNote | null => {
  const result = decodeNote(bytes)
  return result.ok ? result.value : null
}

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['UTF-8', Buffer.from('问题 x'), 'utf-8', '问题 x'],
  ['UTF-8 with its mark', Buffer.from('\uFEFF问题'), 'utf-8', '问题'],
  ['UTF-16 with its mark', Buffer.from('\uFEFF问题', 'utf16le'), 'utf-16le', '问题'],
  ['UTF-16 the other way about', swapped('\uFEFF问题'), 'utf-16be', '问题'],
  ['UTF-16 without a mark', Buffer.from('问题 line\n', 'utf16le'), 'utf-16le', '问题 line\n'],
  ['UTF-16 the other way about, without one', swapped('问题 line\n'), 'utf-16be', '问题 line\n'],
  ['GB18030', Buffer.from([0xce, 0xca, 0xcc, 0xe2, 0x0a]), 'gb18030', '问题\n'],
  ['GB18030 of four bytes', Buffer.from([0xce, 0xca, 0x95, 0x32, 0x82, 0x36]), 'gb18030', '问𠀀'],
  ['nothing', Buffer.from([]), 'utf-8', ''],
] as const)('%s is read', (_, bytes, encoding, text) => {
  expect(decoded(bytes)).toEqual({ encoding, text })
})

test('one broken character in a long text is damage, not another encoding', () => {
  const bytes = Buffer.concat([Buffer.from('监听的端口没有断。'.repeat(20)), Buffer.from([0xe9, 0x97])])
  expect(decoded(bytes)).toMatchObject({ encoding: 'utf-8-damaged', text: expect.stringMatching(/断。\uFFFD$/) })
})

test('an image is no text', () => {
  expect(decoded(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0xff, 0xfe, 0, 1]))).toBeNull()
})

test('what was written in UTF-8 or UTF-16 is read again', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[\0\uFEFF]/.test(one))
  fc.assert(
    fc.property(text, (one) => {
      expect(decoded(Buffer.from(one))?.text).toBe(one)
      expect(decoded(Buffer.from(`\uFEFF${one}`, 'utf16le'))?.text).toBe(one)
      expect(decoded(swapped(`\uFEFF${one}`))?.text).toBe(one)
    }),
  )
})

/** All characters of two bytes that GB2312 has, by what they decode to. */
const GB2312 = new Map(
  Array.from({ length: 72 }, (_, row) => Array.from({ length: 94 }, (__, cell) => [row + 0xb0, cell + 0xa1] as const))
    .flat()
    .map((pair) => [new TextDecoder('gb18030').decode(Uint8Array.from(pair)), pair] as const)
    .filter(([char]) => /^\p{Script=Han}$/u.test(char)),
)

test('Chinese that was written in GB18030 is read again', () => {
  const text = fc.array(fc.constantFrom(...GB2312.keys()), { minLength: 4, maxLength: 40 })
  fc.assert(
    fc.property(text, (chars) => {
      const bytes = Uint8Array.from(chars.flatMap((char) => [...(GB2312.get(char) ?? [])]))
      // Some few texts could be either.
      fc.pre(!isUtf8(bytes))
      expect(decoded(bytes)).toEqual({ encoding: 'gb18030', text: chars.join('') })
    }),
  )
})

function isUtf8(bytes: Uint8Array): boolean {
  return !new TextDecoder().decode(bytes).includes('\uFFFD')
}
