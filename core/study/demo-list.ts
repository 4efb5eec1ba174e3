import type { DemoLanguage } from '#core/demo/manifest.ts'
import { wentWell } from '#core/demo/went-well.ts'
import { briefs } from '#core/store/cards.ts'
import { demoRunCounts } from '#core/store/demo-run-counts.ts'
import type { Context } from './context.ts'
import type { DemoList, DemoSummary } from './demo-views.ts'
import { listDemoViews } from './demos.ts'

/** A demo in one line, with how often it was run and what the cards that show it are about. */
export type ListedDemo = DemoSummary & { readonly runs: number; readonly topics: readonly string[] }

/** Which demos are listed. Null: whatever they are. `failed`: the last run of it did. `foreign`: it came in with a bundle. */
export type DemoFilter = {
  readonly lang: DemoLanguage | null
  readonly topic: string | null
  readonly state: 'never' | 'failed' | 'foreign' | null
  /** Is in its id or in its title, in whichever language, in capitals or not. Empty: anything is. */
  readonly q: string
}

export const DEMO_ORDERS = ['id', 'ran', 'runs'] as const
export type DemoOrder = (typeof DEMO_ORDERS)[number]

export type ListedDemos = Pick<DemoList, 'problems'> & {
  readonly demos: readonly ListedDemo[]
  /** In the whole library. */
  readonly total: number
  readonly langs: readonly DemoLanguage[]
  readonly topics: readonly string[]
}

/** The demos that the filter lets through, by their ids, or those run last or most often first. */
export async function listDemos(ctx: Context, filter: DemoFilter, by: DemoOrder): Promise<ListedDemos> {
  const [{ demos, problems }, counts] = await Promise.all([listDemoViews(ctx), demoRunCounts(ctx.db)])
  const cards = await briefs(
    ctx.db,
    demos.flatMap((demo) => demo.cards.map(({ id }) => id)),
  )
  const all = demos.map((demo): ListedDemo => {
    const topics = unique(demo.cards.flatMap(({ id }) => cards.get(id)?.topics ?? []))
    return { ...demo, runs: counts.get(demo.id) ?? 0, topics }
  })
  return {
    problems,
    demos: all.filter((demo) => isListed(demo, filter)).sort(ORDERS[by]),
    total: all.length,
    langs: unique(all.map(({ lang }) => lang)).sort(),
    topics: unique(all.flatMap(({ topics }) => topics)).sort(),
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

function isListed(demo: ListedDemo, { lang, topic, state, q }: DemoFilter): boolean {
  const named = [demo.id, demo.title.zh, demo.title.en].join('\n').toLowerCase()
  const isState = {
    never: demo.lastRun === null,
    failed: demo.lastRun !== null && !wentWell(demo.lastRun),
    foreign: demo.isForeign,
  }
  return (
    (lang === null || demo.lang === lang) &&
    (topic === null || demo.topics.includes(topic)) &&
    (state === null || isState[state]) &&
    named.includes(q.trim().toLowerCase())
  )
}

const ranAtMs = ({ lastRun }: ListedDemo): number => (lastRun === null ? 0 : new Date(lastRun.startedAt).getTime())

const ORDERS: Readonly<Record<DemoOrder, (a: ListedDemo, b: ListedDemo) => number>> = {
  id: () => 0,
  ran: (a, b) => ranAtMs(b) - ranAtMs(a),
  runs: (a, b) => b.runs - a.runs,
}
