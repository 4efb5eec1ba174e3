import { expect, test } from 'vitest'
import { createCache, loadHighlighter } from './highlight.ts'

const highlighter = await loadHighlighter()

const NEEDED =
  'c cpp go rust java javascript js typescript ts tsx jsx python py bash sh shell console sql json yaml yml toml ini ' +
  'diff http nginx docker dockerfile makefile make markdown md mdx html css lua protobuf proto asm C++ h golang'

test.each(NEEDED.split(' '))('%s is coloured', (language) => {
  expect(highlighter.highlight('a = 1', language)).toContain('--shiki-dark')
})

test('each token has a colour for either theme, and markup in code stays text', () => {
  const html = highlighter.highlight('int a; // <script>', 'c')
  expect(html).toMatch(/style="--shiki-light:#\w+;--shiki-dark:#\w+"/)
  expect(html).not.toContain('<script')
})

test('an unknown language, or more code than is sensible, is left without colours', () => {
  expect(highlighter.highlight('a', 'no-such-language')).toBeNull()
  expect(highlighter.highlight('a', '__proto__')).toBeNull()
  expect(highlighter.highlight('a\n'.repeat(20_000), 'c')).toBeNull()
})

test('the cache forgets what was used longest ago', () => {
  const cache = createCache(10)
  cache.set('a', '1234')
  cache.set('b', '1234')
  cache.get('a')
  cache.set('c', '1234')
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['1234', undefined, '1234'])
})
