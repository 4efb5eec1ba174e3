import { crc32 } from 'node:zlib'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const uint = (value: number, bytes: 2 | 4, isLittle = false): Buffer => {
  const buffer = Buffer.alloc(bytes)
  if (isLittle) buffer.writeUIntLE(value, 0, bytes)
  else buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

/** One grey pixel, with something said of it in every place that a PNG has for that. Null: nothing is said. */
export function pngWith(told: string | null): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([latin(kind), data])
    return Buffer.concat([uint(data.length, 4), body, uint(crc32(body), 4)])
  }
  const said = told === null ? [] : [chunk('tEXt', latin(`Comment\0${told}`)), chunk('eXIf', latin(told))]
  return Buffer.concat([
    latin('\x89PNG\r\n\x1A\n'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('gAMA', uint(45_455, 4)),
    ...said,
    chunk('IDAT', Buffer.from('789c636000000002000148af0a95', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
    latin(told ?? ''),
  ])
}

/** The frame of a JPEG; no viewer could make much of its picture. `orientation`: as Exif has it. */
export function jpegWith(told: string | null, orientation = 1): Buffer {
  const segment = (marker: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker]), uint(data.length + 2, 2), data])
  const entry = Buffer.concat([uint(0x0112, 2), uint(3, 2), uint(1, 4), uint(orientation, 2), uint(0, 2)])
  const tiff = Buffer.concat([latin('MM\0*'), uint(8, 4), uint(1, 2), entry, uint(0, 4)])
  const said =
    told === null
      ? []
      : [
          segment(0xe1, Buffer.concat([latin('Exif\0\0'), tiff, latin(told)])),
          segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${told}`)),
          segment(0xe2, latin(`MPF\0${told}`)),
          segment(0xed, latin(`Photoshop 3.0\0${told}`)),
          segment(0xfe, latin(told)),
        ]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...said,
    segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile')),
    segment(0xc2, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0])),
    // A stuffed 0xFF, a restart, and a second scan.
    Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
    segment(0xda, Buffer.from([1, 1, 0, 1, 63, 0])),
    Buffer.from([4, 0xff, 0xd9]),
    latin(told ?? ''),
  ])
}

/** The frame of a WebP with one still picture. */
export function webpWith(told: string | null): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer =>
    Buffer.concat([latin(kind), uint(data.length, 4, true), data, Buffer.alloc(data.length % 2)])
  const said = told === null ? [] : [chunk('EXIF', latin(told)), chunk('XMP ', latin(told)), chunk('note', latin(told))]
  const flags = told === null ? 0 : 0b1100
  const body = Buffer.concat([
    latin('WEBP'),
    chunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    ...said,
  ])
  return Buffer.concat([latin('RIFF'), uint(body.length, 4, true), body, latin(told ?? '')])
}

/** A GIF of one pixel that is played for ever. */
export function gifWith(told: string | null): Buffer {
  const blocks = (text: string): Buffer => Buffer.concat([Buffer.from([text.length]), latin(text), Buffer.from([0])])
  const said =
    told === null
      ? []
      : [
          Buffer.concat([Buffer.from([0x21, 0xfe]), blocks(told)]),
          Buffer.concat([Buffer.from([0x21, 0xff, 11]), latin('XMP DataXMP'), blocks(told)]),
        ]
  return Buffer.concat([
    latin('GIF89a'),
    Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.from([0x21, 0xff, 11]),
    latin('NETSCAPE2.0'),
    Buffer.from([3, 1, 0, 0, 0]),
    ...said,
    Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0]),
    Buffer.from([0x3b]),
    latin(told ?? ''),
  ])
}
