import { writeFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { closeDb } from '#core/store/db.ts'
import { reviewsOf, scheduleOf } from '#core/store/reviews.ts'
import { openContext } from '#core/study/context.ts'
import { schedulesAstray } from '#core/study/doctor.ts'
import { readEnvironment } from '#core/study/environment.ts'
import { cardSource } from '#core/study/testing.ts'
import { freshFolder, projectDir, serve } from './server.ts'

const KILLS = 20
const CARDS = 40

test(`killed ${KILLS} times in a stream of reviews, the server loses none it acknowledged and counts none twice`, async () => {
  const folder = await freshFolder()
  onTestFinished(folder.remove)
  const contentDir = path.join(folder.path, 'content')
  const dataDir = path.join(folder.path, 'data')
  await mkdir(contentDir)
  const ids = Array.from({ length: CARDS }, (_, i) => CardId.parse(`q-card${String(i).padStart(4, '0')}`))
  for (const id of ids) await writeFile(path.join(contentDir, `${id}.mdx`), cardSource(id))

  /** Reviews the server said it has. */
  const acknowledged = new Map<CardId, number>(ids.map((id) => [id, 0]))
  /** Reviews it may have: sent, and cut off before an answer came. */
  const inDoubt = new Map<CardId, number>(ids.map((id) => [id, 0]))
  let sent = 0

  for (let kill = 0; kill < KILLS; kill++) {
    const server = await serve({ contentDir, dataDir, isPrepared: kill > 0 })
    const killAfter = 5 + ((kill * 7) % 20)
    let answered = 0
    let isOver = false
    const stream = async (lane: number): Promise<void> => {
      for (let i = lane; !isOver; i += 3) {
        const cardId = ids[i % CARDS]
        if (cardId === undefined) continue
        const known = await repsOf(server.url, cardId).catch(() => null)
        if (known === null) return
        sent += 1
        try {
          const body = JSON.stringify({ cardId, rating: 'good', expectedReps: known })
          const response = await fetch(`${server.url}/api/reviews`, {
            method: 'POST',
            body,
            headers: { 'content-type': 'application/json' },
          })
          if (response.status !== 201) continue
          await response.text()
          acknowledged.set(cardId, (acknowledged.get(cardId) ?? 0) + 1)
          answered += 1
        } catch {
          inDoubt.set(cardId, (inDoubt.get(cardId) ?? 0) + 1)
          return
        }
      }
    }
    const lanes = [stream(0), stream(1), stream(2)]
    while (answered < killAfter) await new Promise((resolve) => setImmediate(resolve))
    await server.stop('SIGKILL')
    isOver = true
    await Promise.all(lanes)
  }

  const environment = readEnvironment(
    { ZHUIWEN_CONTENT: contentDir, ZHUIWEN_DATA: dataDir },
    projectDir,
    () => new Date(),
  )
  if (!environment.ok) throw new Error(environment.error)
  const opened = await openContext(environment.value)
  if (!opened.ok) throw new Error(opened.error.kind)
  onTestFinished(() => closeDb(opened.value.db))
  for (const id of ids) {
    const there = (await reviewsOf(opened.value.db, id)).length
    const least = acknowledged.get(id) ?? 0
    expect(there, id).toBeGreaterThanOrEqual(least)
    expect(there, id).toBeLessThanOrEqual(least + (inDoubt.get(id) ?? 0))
    expect((await scheduleOf(opened.value.db, id))?.reps ?? 0, id).toBe(there)
  }
  expect(await schedulesAstray(opened.value)).toEqual([])
  const total = [...acknowledged.values()].reduce((sum, n) => sum + n, 0)
  console.info(`${sent} reviews sent, ${total} acknowledged, ${KILLS} kills`)
}, 600_000)

async function repsOf(url: string, cardId: CardId): Promise<number> {
  const response = await fetch(`${url}/api/cards/${cardId}`)
  const { standing } = (await response.json()) as { standing: { state: string; reps?: number } }
  return standing.reps ?? 0
}
