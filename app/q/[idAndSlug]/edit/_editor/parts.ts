import { NAMINGS, type SectionId, STAGES } from '#core/card/stages.ts'

/** What is written in: a section of the card, or all of its file. */
export type Part = SectionId | 'whole'

export const isPart = (value: unknown): value is Part =>
  value === 'whole' || value === 'preface' || NAMINGS.some(({ id }) => id === value)

/** The same as programs say it to each other. */
export const onWire = (part: Part): SectionId | null => (part === 'whole' ? null : part)

/** The eight stages, what else the file has, and all of it. `has`: whether there is such a section. */
export const partsOffered = (has: (part: SectionId) => boolean): readonly Part[] => [
  ...(has('preface') ? ['preface' as const] : []),
  ...STAGES,
  ...(has('review-notes') ? ['review-notes' as const] : []),
  'whole',
]
