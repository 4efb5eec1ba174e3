import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageKindOf } from './image-kind.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))
const box = (size: string, ...brands: readonly string[]) => bytes(`\0\0\0${size}ftyp${brands.join('')}`)

test.each([
  ['png', bytes('\x89PNG\r\n\x1A\n\0\0\0\rIHDR')],
  ['jpg', bytes('\xFF\xD8\xFF\xE0\0\x10JFIF')],
  ['gif', bytes('GIF87a\x01\0')],
  ['gif', bytes('GIF89a\x01\0')],
  ['webp', bytes('RIFF\x1A\0\0\0WEBPVP8L')],
  ['avif', box('\x18', 'avif', '\0\0\0\0', 'mif1', 'miaf')],
  ['avif', box('\x18', 'mif1', '\0\0\0\0', 'mif1', 'avif')],
] as const)('%s is known by its first bytes', (kind, some) => {
  expect(imageKindOf(some)).toBe(kind)
})

test.each([
  ['bare', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['with a declaration', '\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<svg>'],
  ['with a document type', ' <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg>'],
])('an SVG is told from what is no image: %s', (_, text) => {
  expect(imageKindOf(new TextEncoder().encode(text))).toBe('svg')
})

test.each([
  ['nothing', bytes('')],
  ['text', bytes('# an image')],
  ['a page that shows one', bytes('<!doctype html><svg/>')],
  ['a name alone', bytes('PNG')],
  ['sound', bytes('RIFF\x1A\0\0\0WAVEfmt ')],
  ['a video', box('\x18', 'isom', '\0\0\0\0', 'iso2', 'mp41')],
  ['a photo of another kind', box('\x18', 'heic', '\0\0\0\0', 'mif1', 'heic')],
  ['a brand beyond the box', box('\x14', 'mif1', '\0\0\0\0', 'mif1', 'avif')],
])('%s is no image', (_, some) => {
  expect(imageKindOf(some)).toBeNull()
})

test('any bytes at all can be looked at', () => {
  const beginnings = fc.constantFrom('', '\0\0\0\x18ftyp', '\xFF\xFF\xFF\xFFftypmif1', 'RIFF', '<svg', 'GIF8')
  fc.assert(
    fc.property(beginnings, fc.uint8Array({ maxLength: 60 }), (beginning, rest) => {
      const kind = imageKindOf(Uint8Array.of(...bytes(beginning), ...rest))
      expect([null, 'svg', 'png', 'jpg', 'gif', 'webp', 'avif']).toContain(kind)
    }),
  )
})
