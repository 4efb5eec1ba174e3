import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainPath, isWindowsName } from '#core/share/plain-path.ts'
import { readInside, readWikiUrl } from '#core/card/wikilink.ts'
import { createPlaces, fileName } from './names.ts'
import { wikilink } from './vault.ts'

test.each([
  ['升级 Nginx 时，端口为什么没有断？', '升级 Nginx 时，端口为什么没有断？'],
  ['Why? Really: "so"', 'Why Really so'],
  ['a/b\\c', 'a b c'],
  ['../../etc/passwd', 'etc passwd'],
  ['con', 'con_'],
  ['LPT1.log', 'LPT1_.log'],
  ['console', 'console'],
  ['[[a|b]] #c ^d', 'a b c d'],
  ['ends with dots...', 'ends with dots'],
  ['e\u0301', '\u00e9'],
  ['???', 'q-1'],
  ['x'.repeat(400), 'x'.repeat(150)],
  ['长'.repeat(100), '长'.repeat(50)],
])('%j is named %j', (title, name) => {
  expect(fileName(title, 'q-1')).toBe(name)
})

const title = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'ab. /\\:?[]|#^%\u202e\n长🙂'), maxLength: 30 }),
  fc.constantFrom('CON', 'nul.md', 'A', 'a', '', ' ', '…'),
)

test('whatever the titles, their files have names that every system takes, each its own, and links to them are links', () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 30 }), (titles) => {
      const place = createPlaces()
      const places = titles.map((one, i) => place('cards', fileName(one, `q-${i}`), '.md', `q-${i}`))
      const names = places.map((one) => `${one.slice('cards/'.length)}.md`)
      for (const name of names) expect([name, isPlainPath(name), isWindowsName(name)]).toEqual([name, true, true])
      expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length)
      for (const [i, path] of places.entries()) {
        const written = wikilink({ path, title: titles[i] ?? '' })
        expect(written).toMatch(/^\[\[[^[\]\n]+\]\]$/)
        expect(readWikiUrl(readInside(written.slice(2, -2)).url)?.name).toBe(path)
      }
    }),
    { numRuns: 500 },
  )
})

test('titles that come later take no place from those that were there', () => {
  fc.assert(
    fc.property(fc.array(title), fc.array(title), (before, after) => {
      const places = (titles: readonly string[]): readonly string[] => {
        const place = createPlaces()
        return titles.map((one, i) => place('', fileName(one, `q-${i}`), '.md', `q-${i}`))
      }
      expect(places([...before, ...after]).slice(0, before.length)).toEqual(places(before))
    }),
  )
})

test('no note has the name of a folder, nor a folder that of a note', () => {
  const place = createPlaces()
  expect(place('cards', 'x', '.md', 'q-1')).toBe('cards/x')
  expect(place('cards/X.md/y', 'x', '.md', 'q-2')).toBe('cards/X.md_/y/x')
  expect(place('cards/z.md', 'x', '.md', 'q-3')).toBe('cards/z.md/x')
  expect(place('cards', 'z', '.md', 'q-4')).toBe('cards/z (q-4)')
})
