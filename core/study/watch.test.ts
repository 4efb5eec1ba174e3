import { rename } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findCard } from '#core/store/cards.ts'
import type { SyncReport } from './sync.ts'
import { cardId, cardSource, emptyLibrary } from './testing.ts'
import { watchContent } from './watch.ts'

const a = cardId('q-aaaa')

/** A watched library, and a way to wait for the next sync that did what is asked. */
async function watched() {
  const library = await emptyLibrary()
  await library.write('x/a.mdx', cardSource(a))
  const reports: SyncReport[] = []
  let wake = (): void => {}
  const watch = await watchContent(
    library,
    (report) => {
      reports.push(report)
      wake()
    },
    (error) => {
      throw error
    },
  )
  onTestFinished(watch.stop)
  const until = async (holds: (report: SyncReport) => boolean): Promise<void> => {
    while (!reports.some(holds)) await new Promise<void>((resolve) => (wake = resolve))
  }
  return { library, until }
}

test('what changed before anybody watched is taken in first', async () => {
  const { library } = await watched()
  expect(await findCard(library.db, a)).not.toBeNull()
})

test('an edit made in any program is taken in', async () => {
  const { library, until } = await watched()
  await library.write('x/a.mdx', cardSource(a).replace('title: Question', 'title: Better question'))
  await until(({ changed }) => changed.includes('x/a.mdx'))
  expect(await findCard(library.db, a)).toMatchObject({ title: 'Better question q-aaaa?' })
})

test('an editor that writes a new file and renames it over the old one is understood', async () => {
  const { library, until } = await watched()
  await library.write('x/.a.mdx.swp', cardSource(a, [], 'saved this way'))
  await rename(path.join(library.contentDir, 'x/.a.mdx.swp'), path.join(library.contentDir, 'x/a.mdx'))
  await until(({ changed }) => changed.includes('x/a.mdx'))
})

test('a folder that is renamed takes its cards along', async () => {
  const { library, until } = await watched()
  await rename(path.join(library.contentDir, 'x'), path.join(library.contentDir, 'y'))
  await until(({ renamed }) => renamed.some(({ to }) => to === 'y/a.mdx'))
  expect(await findCard(library.db, a)).toMatchObject({ path: 'y/a.mdx' })
})

test('a card that is deleted leaves the index', async () => {
  const { library, until } = await watched()
  await library.remove('x/a.mdx')
  await until(({ removed }) => removed.includes('x/a.mdx'))
  expect(await findCard(library.db, a)).toBeNull()
})
