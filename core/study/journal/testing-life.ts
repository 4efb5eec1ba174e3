import { createHash } from 'node:crypto'
import type { CardId } from '#core/card/card.ts'
import { type DemoId } from '#core/demo/manifest.ts'
import { AttemptId } from '#core/practice/record.ts'
import { RATINGS, type Rating } from '#core/schedule/rating.ts'
import { addDays, startOfStudyDay, type StudyDay, type StudyDayConfig } from '#core/schedule/study-day.ts'
import { attempt } from '#core/store/testing-attempts.ts'
import type { Fact } from '#core/store/history-tables.ts'
import { pack } from '../revision-bytes.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** A card that is studied. */
export type StudiedCard = {
  readonly id: CardId
  readonly path: string
  readonly source: string
  /** Address of a reference of it. Null: it has none. */
  readonly url: string | null
}

export type Life = {
  readonly cards: readonly StudiedCard[]
  readonly demos: readonly DemoId[]
  /** The first day, and how many of them. */
  readonly from: StudyDay
  readonly days: number
  readonly config: StudyDayConfig
  /** Reviews of an evening of study, on average. */
  readonly reviews: number
  readonly seed: number
}

/** Facts by the table they are of, in the order in which they happened. */
export type LifeFacts = ReadonlyMap<string, readonly Fact[]>

/**
 * Facts as somebody leaves them behind who studies in the evening: most days, less so at weekends, and not at all for a
 * week now and then; who fails gates, reads, rewrites the card and passes; and who writes down what was learnt. The same
 * for the same seed.
 */
export function factsOfLife({ cards, demos, from, days, config, reviews, seed }: Life): LifeFacts {
  const random = seeded(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const facts = new Map<string, Fact[]>()
  const add = (table: string, fact: Fact): number => {
    const some = facts.get(table) ?? []
    facts.set(table, some)
    return some.push(fact)
  }
  const sources = new Map(cards.map(({ id, source }) => [id, source]))

  const review = (cardId: CardId, atMs: number, rating: Rating): number => {
    const id = (facts.get('Review')?.length ?? 0) + 1
    add('Review', { id, cardId, reviewedAt: atMs, rating, durationMs: 5000 + below(80_000), place: null })
    return id
  }
  const answer = (cardId: CardId, atMs: number, isPassed: boolean): void => {
    const reviewId = review(cardId, atMs, isPassed ? 'good' : 'again')
    const { startedAt: _, savedAt: __, ...rest } = attempt({ cardId, id: AttemptId.parse(uuid(random)) })
    const [verdict, gate] = [isPassed ? 'passed' : 'failed', { recall: true, depth: isPassed, defend: isPassed }]
    add('Attempt', { ...rest, verdict, gate, reviewId, savedAt: atMs, startedAt: atMs - 70_000 - below(60_000) })
  }
  const rewrite = ({ id: cardId, path }: StudiedCard, atMs: number): void => {
    const source = `${(sources.get(cardId) ?? '').trimEnd()}\n\nLearnt on ${new Date(atMs).toISOString()}: ${below(1e6)}.\n`
    sources.set(cardId, source)
    const hash = createHash('sha256').update(source).digest('hex')
    const packed = Buffer.from(pack(Buffer.from(source))).toString('base64')
    add('Revision', { id: (facts.get('Revision')?.length ?? 0) + 1, cardId, hash, path, source: packed, seenAt: atMs })
  }
  const write = (day: StudyDay, atMs: number, cardId: CardId | null): void => {
    const entryId = uuid(random)
    for (const text of ['What I learnt', 'What I learnt, **and** why'].slice(0, 1 + below(2))) {
      const id = (facts.get('EntryVersion')?.length ?? 0) + 1
      const at = atMs + (facts.get('EntryVersion')?.length ?? 0)
      add('EntryVersion', { id, entryId, kind: 'note', day, cardId, text: `${text} (${below(1e6)})`, at })
    }
  }

  let rests = 0
  for (let nth = 0; nth < days; nth += 1) {
    const day = addDays(from, nth)
    if (rests === 0 && random() < 0.02) rests = 7
    rests = Math.max(0, rests - 1)
    if (rests > 0 || random() < (nth % 7 > 4 ? 0.4 : 0.15)) continue
    let atMs = startOfStudyDay(day, config).getTime() + 15 * HOUR_MS + below(120) * MINUTE_MS
    const pass = (minutes: number): number => (atMs += Math.round(minutes * (0.5 + random()) * MINUTE_MS))
    const any = (): StudiedCard | undefined => cards[below(cards.length)]

    for (let left = Math.round(reviews * (0.4 + 1.2 * random())); left > 0; left -= 1) {
      const card = any()
      if (card) review(card.id, pass(0.7), RATINGS[[0, 1, 2, 2, 2, 2, 3][below(7)] ?? 2] ?? 'good')
      if (random() < 0.01) add('Undo', { reviewId: facts.get('Review')?.length ?? 0, undoneAt: pass(0.1) })
    }
    for (let left = below(4); left > 0; left -= 1) {
      const [card, isPassed] = [any(), random() < 0.5]
      if (!card) break
      answer(card.id, pass(3), isPassed)
      if (isPassed) continue
      if (card.url !== null) {
        const spentMs = below(15) * MINUTE_MS
        const id = (facts.get('Reading')?.length ?? 0) + 1
        add('Reading', { id, cardId: card.id, url: card.url, at: pass(8), spentMs, isDone: spentMs > 0 })
      }
      rewrite(card, pass(5))
      if (random() < 0.6) answer(card.id, pass(4), true)
    }
    const demoId = demos[below(demos.length)]
    if (demoId && random() < 0.3) add('DemoRun', runOf(demoId, pass(4), random() < 0.7))
    if (random() < 0.5) write(day, pass(2), random() < 0.3 ? (any()?.id ?? null) : null)
  }
  return facts
}

const pack64 = (value: unknown): string => Buffer.from(pack(Buffer.from(JSON.stringify(value)))).toString('base64')

const runOf = (demoId: DemoId, startedAt: number, isMet: boolean): Fact => ({
  id: startedAt,
  demoId,
  startedAt,
  hash: 'h',
  isEdited: false,
  given: pack64({ files: null, args: [], stdin: '' }),
  output: pack64([{ from: 'stdout', text: 'hello\n' }]),
  exit: {
    outcome: 'ended',
    phase: 'run',
    code: 0,
    signal: null,
    wallMs: 20,
    cpuMs: 3,
    peakBytes: 4096,
    missing: null,
  },
  limits: [],
  checks: [{ expectation: { contains: 'hello' }, isMet }],
})

/** mulberry32 (Tommy Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function uuid(random: () => number): string {
  const hex = (length: number): string => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
}
