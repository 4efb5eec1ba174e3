import { expect, test } from 'vitest'
import { renderCode } from './code.ts'
import { loadHighlighter, plainHighlighter } from './highlight.ts'

const plain = (source: string, language: string | null = null) =>
  renderCode([{ source, language }], plainHighlighter)[0]

test('code holds no markup but our own', async () => {
  const source = '</code><script>alert(1)</script><img src=x onerror=alert(1)> "&amp;"'
  const shown = [plain(source), renderCode([{ source, language: 'html' }], await loadHighlighter())[0]]
  for (const html of shown) expect(html).not.toMatch(/<(?!span\b|\/span>)/)
})

test('coloured code has the text of its source', async () => {
  const source = 'int main(void) {\n  return 0; // 0 < 1\n}\n'
  const html = renderCode([{ source, language: 'c' }], await loadHighlighter())[0] ?? ''
  expect(html).toContain('<span class="line">')
  expect(html.replaceAll(/<[^>]*>/g, '').replaceAll('&#x3C;', '<')).toBe(source)
})

test('what would turn the text around is made visible', () => {
  expect(plain('a\u202Eb\u2066')).toBe('a[U+202E]b[U+2066]')
})

test('too much code is shown without colours, all files together', async () => {
  const source = 'a = 1\n'.repeat(2000)
  const code = { source, language: 'python' }
  const [first, second, third] = renderCode([code, code, code], await loadHighlighter())
  expect([first, second, third].map((html) => html?.includes('<span'))).toEqual([true, true, false])
  expect(third).toBe(source)
})
