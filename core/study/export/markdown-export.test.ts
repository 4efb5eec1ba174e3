import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { expect, test } from 'vitest'
import { addAttempt } from '#core/store/attempts.ts'
import { attempt } from '#core/store/testing-attempts.ts'
import { cardId, emptyLibrary, type TestLibrary } from '../testing.ts'
import { exportMarkdown } from './markdown-export.ts'
import { filesBelow, linksIn } from './testing-vault.ts'

async function exported(library: TestLibrary): Promise<string> {
  const folder = path.join(library.dataDir, `vault-${Math.random()}`)
  expect(await exportMarkdown(library, folder, 'en')).toMatchObject({ ok: true })
  return folder
}

/** The text of a card. */
const cardOf = (id: string, title: string, text: string): string =>
  `---\n${stringify({ id, title, lang: 'en', category: 'project', created: '2026-11-23' }, { lineWidth: 0 })}---\n\n## 1. Question\n\n${text}\n`

test('a library becomes notes, and every link and image leads somewhere', async () => {
  const library = await emptyLibrary()
  await library.write(
    'net/one.mdx',
    cardOf('q-one', 'Why: one?', '[two](card:q-two) [[Why one?]] ![](<图 1.png>) ![](gone.png) <Demo id="none" />'),
  )
  await library.write('two.mdx', cardOf('q-two', 'WHY one', '[[q-one|One]] [gone](card:q-gone) [[nowhere]]'))
  await library.write('net/three.mdx', cardOf('q-three', 'why ONE', '| a |\n| - |\n| [t](card:q-two) |'))
  await library.write('net/图 1.png', 'image')
  for (const at of ['2026-11-24T09:00:00Z', '2026-11-24T09:00:30Z', '2026-11-25T09:00:00Z']) {
    await addAttempt(library.db, attempt({ cardId: cardId('q-one'), savedAt: new Date(at) }))
  }
  await addAttempt(library.db, attempt({ cardId: cardId('q-gone'), savedAt: new Date('2026-11-24T09:00:00Z') }))
  const vault = await exported(library)
  const files = await filesBelow(vault)
  expect(files.filter((file) => /^(cards|attachments)/.test(file))).toEqual([
    'attachments/net/图 1.png',
    'cards/WHY one.md',
    'cards/net/Why one.md',
    'cards/net/why ONE (q-three).md',
  ])
  expect(files.filter((file) => file.startsWith('attempts/Why one/'))).toHaveLength(3)
  expect(files.filter((file) => file.startsWith('attempts/q-gone/'))).toHaveLength(1)
  const { sound, broken } = await linksIn(vault)
  expect(broken).toEqual([])
  // Of cards: 3, 1 and 1; to attempts: 3; from attempts: 3.
  expect(sound).toBeGreaterThanOrEqual(11)
})

const words = fc.string({ unit: fc.constantFrom(...'ab [](){}<>|#^`*_!\\:?/.长\n'), maxLength: 40 })

test('whatever cards are called and say, every link of the notes leads somewhere', { timeout: 120_000 }, async () => {
  const card = fc.record({ title: fc.oneof(words, fc.string({ minLength: 1, maxLength: 60 })), text: words })
  await fc.assert(
    fc.asyncProperty(fc.array(card, { minLength: 1, maxLength: 6 }), async (cards) => {
      const library = await emptyLibrary()
      await library.write('a b.png', 'image')
      for (const [i, { title, text }] of cards.entries()) {
        const links = cards.map((other, n) => `[to ${n}](card:q-card${n}) [[${other.title}]] [[q-card${n}]]`)
        const all = `${links.join(' ')} ![](a%20b.png)\n\n${text}`
        await library.write(`${i}.mdx`, cardOf(`q-card${i}`, title.trim() || `Title ${i}`, all))
      }
      const { sound, broken } = await linksIn(await exported(library))
      expect(broken).toEqual([])
      expect(sound).toBeGreaterThan(0)
    }),
    { numRuns: 40 },
  )
})

test('a folder that holds anything is left as it is; an empty one is filled', async () => {
  const library = await emptyLibrary()
  await library.write('one.mdx', cardOf('q-one', 'One', ''))
  const folder = path.join(library.dataDir, 'vault')
  await mkdir(folder)
  await writeFile(path.join(folder, 'mine.md'), 'mine')
  expect(await exportMarkdown(library, folder, 'en')).toEqual({ ok: false, error: { kind: 'exists', file: folder } })
  expect(await filesBelow(folder)).toEqual(['mine.md'])
  const empty = path.join(library.dataDir, 'empty')
  await mkdir(empty)
  expect(await exportMarkdown(library, empty, 'en')).toMatchObject({ value: { cards: 1 } })
  expect(await readFile(path.join(empty, 'cards/One.md'), 'utf8')).toContain('# One')
})
