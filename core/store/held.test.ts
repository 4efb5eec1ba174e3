import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { connectPlainly } from './connection.ts'
import { closeDb, openDb } from './db.ts'
import { getSetting, setSetting } from './settings.ts'
import { testDb } from './testing.ts'
import { insideWrite } from './write.ts'

test('a database that another program held for too long is written to as before once it lets go', async () => {
  await using t = await testDb()
  const opened = await openDb({ ...t.options, busyTimeoutMs: 50 })
  if (!opened.ok) throw new Error(opened.error.kind)
  const db = opened.value
  const write = (value: number) => insideWrite(db, (tx) => setSetting(tx, 'a', z.number(), value))

  const holder = connectPlainly(join(t.options.dataDir, 'zhuiwen.db'))
  const held = await holder.transaction('write')
  await expect(write(1)).rejects.toMatchObject({ code: 'P1008' })
  await expect(setSetting(db, 'b', z.number(), 1)).rejects.toMatchObject({ code: 'P1008' })
  expect(await getSetting(db, 'a', z.number())).toBeNull()
  await held.rollback()
  holder.close()

  await write(2)
  await setSetting(db, 'b', z.number(), 2)
  expect(await getSetting(db, 'a', z.number())).toBe(2)
  expect(await getSetting(db, 'b', z.number())).toBe(2)
  await closeDb(db)
})
