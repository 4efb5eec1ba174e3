import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { canonicalHeading } from '#core/card/stages.ts'
import { makeLibrary, type MadeCard } from './library.ts'
import { seeded, type Random } from './random.ts'

/** Of so many cards one shows an image, or a demo. */
const [IMAGE_EVERY, DEMO_EVERY] = [10, 50]

/** Writes a made-up library that is one chain, and names its root. Each card leads to two more, next to what it led to. */
export async function writeChain(contentDir: string, count: number): Promise<string> {
  const cards = [...makeLibrary(count)]
  const random = seeded(9)
  for (const [i, card] of cards.entries()) {
    const next = [cards[2 * i + 1], cards[2 * i + 2]].flatMap((one) => one ?? [])
    const shows = [
      ...(i % IMAGE_EVERY === 0 ? [`![measured](${path.posix.basename(card.path, '.mdx')}.png)`] : []),
      ...(i % DEMO_EVERY === 0 ? [`<Demo id="made-up-${i}" />`] : []),
    ]
    const file = path.join(contentDir, card.path)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, withMore(card, next, shows))
    if (i % IMAGE_EVERY === 0) await writeFile(file.replace(/\.mdx$/, '.png'), noise(random))
    if (i % DEMO_EVERY === 0) await writeDemo(path.join(contentDir, 'demos', `made-up-${i}`), i)
  }
  return cards[0]?.id ?? ''
}

function withMore({ source }: MadeCard, next: readonly MadeCard[], shows: readonly string[]): string {
  const items = next.map(({ id }) => `- [onwards](card:${id})\n`).join('')
  const headings = ['zh', 'en'].flatMap((lang) => {
    const at = (stage: 'followups' | 'redesign'): string => `## ${canonicalHeading(stage, lang)}\n\n`
    return [[at('followups'), items] as const, [at('redesign'), shows.map((one) => `${one}\n\n`).join('')] as const]
  })
  return headings.reduce((text, [heading, more]) => text.replace(heading, heading + more), source)
}

/** A picture of 100 by 60 points that packs as little as a photograph: 18 kB. */
function noise(random: Random): Buffer {
  const [width, height] = [100, 60]
  const rows = Array.from({ length: height }, () => [0, ...Array.from({ length: width * 3 }, () => random.below(256))])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), ...parts])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

async function writeDemo(folder: string, i: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const title = { zh: `演示 ${i}`, en: `Demo ${i}` }
  await writeFile(path.join(folder, 'demo.json'), JSON.stringify({ title, lang: 'sh', files: ['main.sh'] }))
  await writeFile(path.join(folder, 'main.sh'), `for n in $(seq ${i + 1}); do echo "step $n"; done\n`)
}
