import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { closeDb } from '#core/store/db.ts'
import { migrateDb } from '#core/store/migrate.ts'
import { scheduleOf } from '#core/store/reviews.ts'
import { type Context, databaseOf, openContext } from '#core/study/context.ts'
import { readEnvironment } from '#core/study/environment.ts'
import { answerCard } from '#core/study/review.ts'
import { readSettings, saveSettings } from '#core/study/settings.ts'
import { syncContent } from '#core/study/sync.ts'
import { freshFolder, projectDir, serve } from './server.ts'

/** An answer given in the past, on a day such as 2026-11-23; measured, if it says how long it took. */
export type Answer = readonly [day: string, id: string, rating: Rating, seconds?: number]

export type ScheduleSite = {
  readonly url: string
  /** What the command line needs to see the same library at the same time. */
  readonly variables: Readonly<Record<string, string>>
  readonly queue: () => Promise<readonly { readonly id: string; readonly reason: string }[]>
  readonly standing: (id: string) => Promise<Readonly<Record<string, unknown>>>
  readonly close: () => Promise<void>
}

const at = (day: string): string => `${day}T10:00:00Z`

type More = {
  /** What else happened, before the answers. */
  readonly before?: (ctx: Context) => Promise<void>
  /** Of the server's environment. */
  readonly variables?: Readonly<Record<string, string>>
}

/** The app with cards of its own, as it is on `today` after these answers. */
export async function openScheduleSite(
  cards: Readonly<Record<string, string>>,
  answers: readonly Answer[],
  today: string,
  { before, variables }: More = {},
): Promise<ScheduleSite> {
  const folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  const dataDir = path.join(folder.path, 'data')
  await mkdir(contentDir)
  for (const [name, source] of Object.entries(cards)) await writeFile(path.join(contentDir, `${name}.mdx`), source)
  const place = { ZHUIWEN_CONTENT: contentDir, ZHUIWEN_DATA: dataDir }
  await answerThen(place, answers, before)
  const now = { ZHUIWEN_NOW: at(today) }
  const server = await serve({ contentDir, dataDir, variables: { ...now, ...variables } })
  const get = async <T>(address: string): Promise<T> => (await (await fetch(server.url + address)).json()) as T
  return {
    url: server.url,
    variables: { ...place, ...now },
    queue: async () => {
      const { items } = await get<{ items: { card: { id: string }; reason: string }[] }>('/api/queue')
      return items.map(({ card: { id }, reason }) => ({ id, reason }))
    },
    standing: async (id) => (await get<{ standing: Record<string, unknown> }>(`/api/cards/${id}`)).standing,
    close: async () => {
      await server.stop()
      await folder.remove()
    },
  }
}

async function answerThen(
  variables: Readonly<Record<string, string>>,
  answers: readonly Answer[],
  before?: More['before'],
): Promise<void> {
  let now = new Date()
  const environment = readEnvironment(variables, projectDir, () => now)
  if (!environment.ok) throw new Error(environment.error)
  const migrated = await migrateDb({ ...databaseOf(environment.value), now })
  if (!migrated.ok) throw new Error(migrated.error.kind)
  const opened = await openContext(environment.value)
  if (!opened.ok) throw new Error(opened.error.kind)
  const ctx = opened.value
  await saveSettings(ctx.db, { ...(await readSettings(ctx.db)), day: { timeZone: 'UTC', rolloverHour: 4 } })
  await syncContent(ctx)
  await before?.(ctx)
  for (const [day, id, rating, seconds] of answers) {
    now = new Date(at(day))
    const cardId = CardId.parse(id)
    const expectedReps = (await scheduleOf(ctx.db, cardId))?.reps ?? 0
    const answered = await answerCard(ctx, {
      cardId,
      rating,
      expectedReps,
      durationMs: seconds === undefined ? undefined : seconds * 1000,
    })
    if (!answered.ok) throw new Error(answered.error.kind)
  }
  await closeDb(ctx.db)
}
