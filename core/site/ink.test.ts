import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sharedHighlighter } from '#core/card/render/highlight.ts'
import { inkClass } from './ink.ts'

const INK = /^--shiki-light:#0E1116;/

test('every colour of code has a class, or is that of the text', async () => {
  const { highlight } = await sharedHighlighter()
  const folder = path.resolve('content/smooth-upgrade')
  const styles = new Set<string>()
  for (const name of ['fd-leak-across-exec.mdx', 'nginx-listening-port.mdx']) {
    const text = await readFile(path.join(folder, name), 'utf8')
    const html = ['c', 'go', 'python', 'typescript', 'shellscript', 'markdown', 'diff'].map((lang) =>
      highlight(text.slice(0, 4000), lang),
    )
    for (const [, style = ''] of html.join('').matchAll(/style="([^"]*)"/g)) styles.add(style)
  }
  expect(styles.size).toBeGreaterThan(8)
  expect([...styles].filter((style) => !INK.test(style) && inkClass(style) === null)).toEqual([])
})
