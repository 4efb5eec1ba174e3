import { expect, test } from 'vitest'
import { findDemos, findDemoUses } from './links.ts'
import { parseCard } from './parse.ts'

const head = '---\nid: q-aaaa\ntitle: A?\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n'
const usesIn = (body: string) => {
  const source = `${head}\n## 5. How it works\n\n${body}\n`
  const sections = parseCard(source, 'a.mdx').card?.sections ?? []
  return { uses: findDemoUses(source, sections), demos: findDemos(source, sections) }
}

test('each place of a demo is found, and each demo once', () => {
  const { uses, demos } = usesIn('Text.\n\n<Demo id="wal" />\r\n\r\n- b <Demo id={"io"} />\n\n<Demo id="wal" />')
  expect(uses).toEqual([
    { id: 'wal', line: 13, column: 1 },
    { id: 'io', line: 15, column: 5 },
    { id: 'wal', line: 17, column: 1 },
  ])
  expect(demos).toEqual(['wal', 'io'])
})

test.each([
  ['in code', '```mdx\n<Demo id="wal" />\n```'],
  ['in a code span', '`<Demo id="wal" />`'],
  ['with an id that is none', '<Demo id="../wal" />'],
  ['with an expression', '<Demo id={wal} />'],
  ['with content', '<Demo id="wal">x</Demo>'],
  ['without an id', '<Demo />'],
])('a demo %s is none', (_, body) => {
  expect(usesIn(body)).toEqual({ uses: [], demos: [] })
})

test('an id may be as long as a demo’s folder', () => {
  const id = 'a'.repeat(64)
  expect(usesIn(`<Demo id="${id}" />`).demos).toEqual([id])
})
