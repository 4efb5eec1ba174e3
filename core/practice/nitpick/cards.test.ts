import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Card } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { nitpick } from './testing.ts'

const CONTENT = path.join(import.meta.dirname, '../../../content')

/** Numbered lines of stage 3. */
function answerOf(card: Card, source: string): readonly string[] {
  const section = card.sections.find(({ id }) => id === 'answer')
  const lines = source.slice(section?.start, section?.end).trim().split('\n')
  return lines.map((line) => line.replace(/^\d\. /, ''))
}

test('the cards shipped here are good answers: little is found, and of vague words nothing', async () => {
  const counts: Record<string, number> = {}
  let [cards, most] = [0, 0]
  for (const file of await readdir(CONTENT, { recursive: true })) {
    if (!/^[\w-]+\/[\w-]+\.mdx$/.test(file)) continue
    const source = await readFile(path.join(CONTENT, file), 'utf8')
    const { card } = parseCard(source, file)
    const sentences = card ? answerOf(card, source) : []
    // What is being written, or was written otherwise, is not measured.
    if (!card || sentences.length !== 5) continue
    const found = nitpick(card, sentences).findings.filter(({ rule }) => rule !== 'no-demo')
    cards += 1
    most = Math.max(most, found.length)
    for (const { rule } of found) counts[rule] = (counts[rule] ?? 0) + 1
  }
  expect(cards).toBeGreaterThanOrEqual(20)
  // Key points whose words the answer does not use, two acronyms (HLS, WAL) and one answer that begins elsewhere.
  expect(most).toBeLessThanOrEqual(3)
  expect(['key-point', 'key-terms', 'unexplained']).toEqual(expect.arrayContaining(Object.keys(counts)))
  expect(counts['key-point'] ?? 0).toBeLessThanOrEqual(cards / 2)
  expect(counts['unexplained'] ?? 0).toBeLessThanOrEqual(2)
  expect(counts['key-terms'] ?? 0).toBeLessThanOrEqual(1)
})
