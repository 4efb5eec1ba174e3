// The other process in tests of taking in: node --import tsx testing-taker.ts <content folder> <data folder> [bytes]
import { CardId } from '#core/card/card.ts'
import { canonicalHeading } from '#core/card/stages.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sampleBundle, sampleContents } from '#core/share/bundle/testing-bundle.ts'
import { openDb } from '#core/store/db.ts'
import { optionsFor } from '#core/store/testing.ts'
import { runnerIn } from '../runner.ts'
import { takeIn } from './take.ts'

/** Leaves of the chain that is taken in, besides its root. */
export const LEAVES = 20

/** A chain of a root and many leaves, with a demo, and an image that is as large as is wanted. */
export function largeBundle(imageBytes = 100): Bundle {
  const ids = Array.from({ length: LEAVES }, (_, i) => `q-leaf-${i}`)
  const text = (id: string, body: string): string =>
    `---\nid: ${id}\ntitle: Question ${id}?\nlang: en\ncategory: project\ncreated: 2026-11-23\nlicense: MIT\n---\n\n` +
    `## ${canonicalHeading('followups', 'en')}\n\n${body}\n`
  const image = new Uint8Array(imageBytes)
  image.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const cards = [
    ['q-root', text('q-root', [...ids.map((id) => `- [${id}](card:${id})`), '- ![big](images/big.png)'].join('\n'))],
    ...ids.map((id) => [id, text(id, '<Demo id="hello" />')]),
  ]
  return sampleBundle({
    cards: new Map(cards.map(([id, source = '']) => [CardId.parse(id), source])),
    images: new Map([['big.png', image]]),
    demos: sampleContents.demos,
  })
}

const [contentDir, dataDir, bytes] = process.argv.slice(2)
if (contentDir !== undefined && dataDir !== undefined) {
  const options = optionsFor(dataDir)
  const db = await openDb(options)
  if (!db.ok) throw new Error(db.error.kind)
  const highlighter = () => Promise.reject(new Error('nothing is shown here'))
  const world = { now: () => new Date(), highlighter, model: null, runner: runnerIn(options) }
  process.stdout.write('begins\n')
  const taken = await takeIn({ db: db.value, contentDir, dataDir, ...world }, largeBundle(Number(bytes ?? 100)), {})
  process.stdout.write(`${taken.ok ? 'taken' : taken.error.kind}\n`)
}
