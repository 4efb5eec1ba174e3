import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '#core/store/testing.ts'
import { pageWeights } from './page-weight.ts'

test('a page weighs what it holds and each file that it loads, once; images as they are', async () => {
  await using folder = await testFolder()
  await mkdir(path.join(folder.path, 'cards'))
  const image = randomBytes(3000)
  const [css, script] = ['a{}'.repeat(1000), 'f();'.repeat(1000)]
  const page = `<link rel="stylesheet" href="../site.css"><link rel="next" href="b.html"><script src="../a.js"></script>
<img src="a.png"><img src="a.png"><img src="https://example.org/x.png"><img src="data:image/png;base64,AA"><a href="b.css">b</a>`
  for (const [name, bytes] of [
    ['site.css', css],
    ['a.js', script],
    ['cards/a.png', image],
    ['cards/a.html', page],
    ['cards/b.html', '<p>'],
  ] as const) {
    await writeFile(path.join(folder.path, name), bytes)
  }
  const [a, b] = await pageWeights(folder.path)
  expect(a).toMatchObject({ page: 'cards/a.html', raw: page.length + css.length + script.length + image.length })
  expect(a?.gzip).toBeGreaterThan(image.length)
  expect(a?.gzip).toBeLessThan(image.length + 1000)
  expect(b).toMatchObject({ page: 'cards/b.html', raw: 3 })
})
