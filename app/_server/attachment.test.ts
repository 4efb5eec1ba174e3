import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachment } from './attachment.ts'

test('a name of any letters is given in full, and one in ASCII beside it', () => {
  expect(attachment("端口 (it's) 2.zip", 'q-port-v2.zip')).toBe(
    `attachment; filename="q-port-v2.zip"; filename*=UTF-8''%E7%AB%AF%E5%8F%A3%20%28it%27s%29%202.zip`,
  )
})

test('no name ends the header, or what stands between its quotes', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, (name, plain) => {
      const header = attachment(name, plain)
      expect(header).toMatch(/^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.~!%-]*$/)
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
    }),
  )
})
