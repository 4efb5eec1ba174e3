import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageKindOf } from '#core/card/image-kind.ts'
import { cleanImage } from './clean.ts'
import { gifWith, jpegWith, pngWith, webpWith } from './testing-images.ts'

const SECRET = '52.5163 N, 13.3777 E'

test.each([
  ['png', pngWith],
  ['jpg', jpegWith],
  ['webp', webpWith],
  ['gif', gifWith],
] as const)('a %s goes without what it tells besides its picture', (kind, imageWith) => {
  const [told, plain] = [imageWith(SECRET), imageWith(null)]
  expect(Buffer.from(told).includes(SECRET)).toBe(true)
  const clean = cleanImage(told)
  expect(clean).toMatchObject({ ok: true, value: { kind } })
  expect(clean.ok && Buffer.from(clean.value.bytes).equals(plain)).toBe(true)
  expect(cleanImage(plain)).toMatchObject({ ok: true, value: { bytes: Uint8Array.from(plain), isTurned: false } })
})

test('a photograph that its metadata turn is named, as it lies otherwise without them', () => {
  expect(cleanImage(jpegWith(SECRET, 6))).toMatchObject({ ok: true, value: { isTurned: true } })
  expect(cleanImage(jpegWith(SECRET, 1))).toMatchObject({ ok: true, value: { isTurned: false } })
})

test('a photograph goes without a small picture of itself, and without segments that nothing is defined for', () => {
  const plain = jpegWith(null)
  const small = Buffer.concat([
    Buffer.from('\xFF\xE0\0\x13JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01RGB', 'latin1'),
    Buffer.from('\xFF\xF7\0\x06told', 'latin1'),
  ])
  // Instead of the segment that says that it is one.
  const told = Buffer.concat([plain.subarray(0, 2), small, plain.subarray(20)])
  const clean = cleanImage(told)
  expect(clean.ok && Buffer.from(clean.value.bytes).equals(plain)).toBe(true)
})

test('what is no image, or may hold what cannot be taken out, does not go', () => {
  const avif = (more: string) => Buffer.from(`\0\0\0\x18ftypavif\0\0\0\0avifmif1${more}`, 'latin1')
  expect(cleanImage(Buffer.from('<svg/>'))).toEqual({ ok: false, error: 'svg' })
  expect(cleanImage(Buffer.from('%PDF'))).toEqual({ ok: false, error: 'no-image' })
  expect(cleanImage(avif('meta'))).toMatchObject({ ok: true, value: { kind: 'avif' } })
  expect(cleanImage(avif('meta Exif'))).toEqual({ ok: false, error: 'metadata' })
  expect(cleanImage(deflateSync('x'))).toEqual({ ok: false, error: 'no-image' })
})

test('a file that is cut short or spoilt is refused or cleaned, and once clean it stays as it is', () => {
  const images = [pngWith(SECRET), jpegWith(SECRET), webpWith(SECRET), gifWith(SECRET)]
  const spoilt = fc.tuple(fc.constantFrom(...images), fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 400 }))
  fc.assert(
    fc.property(spoilt, ([image, at, byte, length]) => {
      const bytes = Uint8Array.from(image.subarray(0, Math.max(20, length)))
      bytes[at % bytes.length] = byte
      const once = cleanImage(bytes)
      if (!once.ok || once.value.kind === 'avif') return
      expect(imageKindOf(once.value.bytes)).toBe(once.value.kind)
      const twice = cleanImage(once.value.bytes)
      expect(twice.ok && Buffer.from(twice.value.bytes).equals(once.value.bytes)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
