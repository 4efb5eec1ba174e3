import { STAGES, type StageId } from '#core/card/stages.ts'

/** Where a text stands: the places of a document that are weighed and named apart. Their order is part of the snapshot. */
export const FIELDS = ['title', ...STAGES, 'keyPoints', 'topics', 'review-notes', 'preface', 'references'] as const
export type Field = (typeof FIELDS)[number]

/** What one occurrence counts: question > key points > answer > topics > the rest. */
export const WEIGHT: Readonly<Record<Field, number>> = {
  title: 8,
  question: 6,
  keyPoints: 5,
  answer: 4,
  topics: 3,
  thought: 1,
  nitpick: 1,
  verdict: 1,
  followups: 1,
  redesign: 1,
  gap: 1,
  'review-notes': 1,
  preface: 1,
  references: 1,
}

/** How much a long field is held against what stands in it, 0..1 (b of BM25). Prose repeats itself; a title does not. */
export const LENGTH_SHARE: Readonly<Record<Field, number>> = {
  title: 0.5,
  question: 0.5,
  keyPoints: 0.6,
  answer: 0.6,
  topics: 0.6,
  thought: 0.75,
  nitpick: 0.75,
  verdict: 0.75,
  followups: 0.75,
  redesign: 0.75,
  gap: 0.75,
  'review-notes': 0.75,
  preface: 0.75,
  references: 0.75,
}

/** Which fields `stage:` looks into. */
export const fieldsOfStage = (stage: StageId): readonly Field[] =>
  stage === 'question' ? ['title', 'question'] : [stage]
