import { CardId, type Card } from '#core/card/card.ts'
import type { IndexedCard } from './cards.ts'
import type { StoredSchedule } from './schedules.ts'

export const id = (name: string): CardId => CardId.parse(`q-${name}`)

/** A card file in `<name>.mdx`, with what a test cares about. */
export const indexed = (card: Partial<Card>, path?: string): IndexedCard => {
  const cardId = card.id ?? id('a')
  return {
    card: {
      id: cardId,
      title: `Why ${cardId}?`,
      lang: 'en',
      category: 'project',
      topics: [],
      keyPoints: [],
      references: [],
      created: '2026-11-23',
      requires: 'any',
      spoils: [],
      archived: false,
      mergedFrom: [],
      license: null,
      authors: [],
      sections: [],
      followUps: [],
      mentions: [],
      names: [],
      demos: [],
      ...card,
    },
    path: path ?? `${cardId.slice(2)}.mdx`,
    hash: `hash of ${cardId}`,
    mtimeMs: 1_763_900_000_000.25,
    size: 100,
    problems: [],
  }
}

export const schedule = (name: string, some: Partial<StoredSchedule> = {}): StoredSchedule => ({
  cardId: id(name),
  memory: { stabilityDays: 3.5, difficulty: 5 },
  dueAt: new Date(1_000),
  firstReviewAt: new Date(500),
  lastReviewAt: new Date(500),
  reps: 1,
  lapses: 0,
  lastRating: 'good',
  passedAt: null,
  opensUntil: null,
  ...some,
})
