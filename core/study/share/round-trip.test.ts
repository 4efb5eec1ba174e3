import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { jpegWith, pngWith } from '#core/share/images/testing-images.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import { writeTestDemo } from '../testing-demos.ts'
import { ROOT, send, take } from './testing-exchange.ts'

async function put(ctx: TestLibrary, file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(ctx.contentDir, file)), { recursive: true })
  await writeFile(path.join(ctx.contentDir, file), bytes)
}

async function read(bytes: Uint8Array): Promise<Bundle> {
  const bundle = await readBundle(bytes)
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.error))
  return bundle.value
}

/** Takes a chain from one empty library to the next, as a file; answers the files that they sent. */
async function passedOn(from: TestLibrary, times: number): Promise<readonly Buffer[]> {
  const sent = [Buffer.from(await bundleZip(await send(from, ROOT)))]
  for (let time = 0; time < times; time += 1) {
    const next = await emptyLibrary()
    const last = sent.at(-1) ?? Buffer.alloc(0)
    await take(next, await read(last))
    sent.push(Buffer.from(await bundleZip(await send(next, ROOT))))
  }
  return sent
}

test('a chain with images and demos goes through two libraries and is the same file, byte for byte', async () => {
  const ctx = await emptyLibrary()
  const shown = '\r\n\r\n![p](img/p.png) ![j](<../other/j 1.jpg> "turned") ![no](gone.png) <Demo id="hello" />'
  await ctx.write('net/root.mdx', `\uFEFF${cardSource('q-root', ['q-leaf', 'And then?'], shown)}\n\n`)
  await ctx.write(
    'net/leaf.mdx',
    cardSource('q-leaf', ['q-root', 'q-gone'], 'Cafe\u0301, [[Question q-root?]] {/* hm */}'),
  )
  await put(ctx, 'net/img/p.png', pngWith('52.5163 N'))
  await put(ctx, 'other/j 1.jpg', jpegWith('13.3777 E', 6))
  await writeTestDemo(ctx, 'hello', { cards: ['q-root', 'q-elsewhere'], expect: [] })
  await ctx.write('demos/hello/output.txt', 'hello\n')
  const [first, ...others] = await passedOn(ctx, 2)
  for (const other of others) expect(other.equals(first ?? Buffer.alloc(0))).toBe(true)
  const json = bundleJson(await read(first ?? Buffer.alloc(0)))
  expect(bundleJson(await read(Buffer.from(json)))).toBe(json)
})

const text = fc.array(
  fc.constantFrom(
    '![p](p.png)',
    '[l]: <p.png>',
    '![x][l]',
    '<Figure src="p.png" alt="a" />',
    'e\u0301',
    '\r\n',
    '\n\n',
    '\r',
    '# ',
    '## 3. One-minute answer\n\n',
    '- a\n',
    '```\n',
    '{/* c */}',
    '<b>',
    '[[leaf]]',
    '[o](card:q-other)',
    '\u0000',
    ' ',
    '：',
    '*',
    '_',
  ),
  { maxLength: 12 },
)

test(
  'whatever stands in a card, what comes back out of another library has the same hash',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const ctx = await emptyLibrary()
        await put(ctx, 'net/p.png', pngWith('told'))
        await ctx.write('net/root.mdx', `${cardSource('q-root', ['q-leaf'])}\n## 7. Redesign\n\n${a.join('')}`)
        await ctx.write('net/leaf.mdx', cardSource('q-leaf', [], b.join('')))
        const sent = await passedOn(ctx, 1)
        expect(sent[1]?.equals(sent[0] ?? Buffer.alloc(0))).toBe(true)
      }),
      { numRuns: 12 },
    )
  },
)
