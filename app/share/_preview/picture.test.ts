import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { findChineseFont } from '#core/share/font/installed.ts'
import { paint } from './picture.tsx'

const asked: string[] = []
const { fetch } = globalThis
beforeEach(() => {
  asked.length = 0
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    // The painter unpacks a part of itself in this way.
    if (url.startsWith('data:')) return fetch(input, init)
    asked.push(url)
    return Promise.reject(new Error('there is no network'))
  }
})
afterEach(() => {
  globalThis.fetch = fetch
})

const titled = (title: string, name: string, lang = 'en') => {
  const [root, ...others] = [...sampleContents.cards]
  if (root === undefined) throw new Error('no card')
  const source = root[1].replace(/title: .*/, `title: ${JSON.stringify(title)}`).replace('lang: en', `lang: ${lang}`)
  return makeBundle({
    ...sampleContents,
    authors: [{ name }],
    cards: new Map([[CardId.parse('q-root'), source], ...others]),
  })
}
const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png)
  return [bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}
const chinese = await findChineseFont(() => undefined)

test.each([
  ['the font for Chinese of this machine, if it has one', chinese],
  ['Latin letters alone', null],
])('with %s, whatever a title says is painted without asking anybody for a letter', async (_, font) => {
  const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
  const odd = fc.constantFrom('👩‍👩‍👧 why?', '❤️ #️⃣ ©️', 'مرحبا', '‮abc', 'é', '𠮷𠮷', '<b>&amp;', '\u200b')
  await fc.assert(
    fc.asyncProperty(fc.oneof(letters, odd), letters, async (title, name) => {
      expect(sizeOf(await paint(titled(`a${title}`, name), font))).toEqual(['PNG', 1200, 630])
    }),
    { numRuns: 40, seed: 9 },
  )
  expect(asked).toEqual([])
})

test('what is painted is what the chain is called, and by whom', async () => {
  const one = await paint(titled('Why is the port never closed?', 'Ada'), null)
  expect(await paint(titled('Why is the port never closed?', 'Ada'), null)).toEqual(one)
  expect(await paint(titled('Who inherits it?', 'Ada'), null)).not.toEqual(one)
  expect(await paint(titled('Why is the port never closed?', 'Bo'), null)).not.toEqual(one)
})
