import { expect, test } from 'vitest'
import { parseCard } from './parse.ts'
import { mediaOf, relocate } from './relocate.ts'

const card = (text: string): string => `---\nid: q-a\n---\n\n## 1. Question\n\n${text}\n`
const moved = (text: string, to: string, files: Readonly<Record<string, string>> = {}) => {
  const made = relocate(parseCard(card(text), 'net/a.mdx'), to, new Map(Object.entries(files)))
  return made.ok ? made.value.slice(card('').length - 1, -1) : made.error
}

test('what a card shows and links to is named by its place in the content folder', () => {
  const text = `![a](one.png "t") [b](img/two%20b.pdf) <Figure src="../os/three.png" alt="x" /> ![c][l] [w](https://a.b/c.png) \`![](no.png)\`\n\n[l]: </media/os/四.png>`
  expect(mediaOf(parseCard(card(text), 'net/a.mdx')).map((use) => use.path)).toEqual([
    'net/one.png',
    'net/img/two b.pdf',
    'os/three.png',
    'os/四.png',
  ])
})

test.each([
  ['![a](../os/one.png)', 'db/a.mdx', '![a](../os/one.png)'],
  ['![a](../os/one.png "../os/one.png")', 'db/sql/a.mdx', '![a](../../os/one.png "../os/one.png")'],
  ['![a](../os/one.png)', 'a.mdx', '![a](os/one.png)'],
  ['<Figure src="../os/one.png" alt="a" />', 'a.mdx', '<Figure src="os/one.png" alt="a" />'],
  ["<img src='../os/one.png' alt='a' />", 'a.mdx', "<img src='os/one.png' alt='a' />"],
  ['![a][l]\n\n[l]: <../os/one (1).png>', 'a.mdx', '![a][l]\n\n[l]: <os/one%20%281%29.png>'],
  ['[![a](../os/one.png)](../os/two.pdf)', 'a.mdx', '[![a](os/one.png)](os/two.pdf)'],
  ['![a](/media/os/one.png)', 'db/sql/a.mdx', '![a](/media/os/one.png)'],
  ['[the other](b.mdx)', 'db/a.mdx', '[the other](../net/b.mdx)'],
])('%j of net/a.mdx still shows the same from %s', (text, to, expected) => {
  expect(moved(text, to)).toBe(expected)
})

test('an image that goes along is shown from where it is then', () => {
  const text = '![a](one.png) ![b](two.png) ![c](one.png)'
  const files = { 'net/one.png': 'os/one.png', 'net/two.png': 'os/two-2.png' }
  expect(moved(text, 'os/a.mdx', files)).toBe('![a](one.png) ![b](two-2.png) ![c](one.png)')
})

test('an address that cannot be found again where it has to change is no guess', () => {
  expect(moved('![a](../os/a\\_b.png)', 'a.mdx')).toBe('unreadable')
  expect(moved('![a](../os/a\\_b.png)', 'db/a.mdx')).toBe('![a](../os/a\\_b.png)')
})
