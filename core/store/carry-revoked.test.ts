import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { backupDb } from './backup.ts'
import { addVersion } from './chain-versions.ts'
import { closeDb, openDb } from './db.ts'
import { restoreDb } from './restore.ts'
import { addLink, addLinkChange, allLinks, ShareLinkId } from './share-links.ts'
import { optionsFor, testDb, testFolder } from './testing.ts'

const at = new Date('2026-11-23T09:00:00Z')
const later = new Date('2026-11-24T09:00:00Z')

test('a link that was revoked since a backup stays so when that is restored, and one that was not opens', async () => {
  await using t = await testDb()
  const versionId = await addVersion(t.db, { bundle: sampleBundle(), way: 'out', at, batch: null })
  const add = async (label: string) => {
    const link = { id: ShareLinkId.parse(randomUUID()), tokenHash: randomUUID(), label, chainId: 'c-0123456789abcdef' }
    await addLink(t.db, { ...link, madeAt: at, expiresAt: null, isIndexed: false, isEmbeddable: false }, versionId)
    return link.id
  }
  const [open, shut] = [await add('open'), await add('shut')]
  const backup = async (name: string) => {
    const file = join(t.options.dataDir, name)
    expect(await backupDb(t.db, file)).toMatchObject({ ok: true })
    return file
  }
  const then = await backup('then.db')
  await addLinkChange(t.db, shut, later, null)
  const now = await backup('now.db')

  await using folder = await testFolder()
  const options = optionsFor(folder.path)
  for (const file of [now, then]) expect(await restoreDb(file, { ...options, now: later })).toMatchObject({ ok: true })
  const opened = await openDb(options)
  if (!opened.ok) throw new Error(opened.error.kind)
  const revoked = new Map((await allLinks(opened.value)).map(({ id, revokedAt }) => [id, revokedAt]))
  await closeDb(opened.value)
  expect(revoked).toEqual(
    new Map([
      [open, null],
      [shut, later],
    ]),
  )
})
