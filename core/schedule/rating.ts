import { z } from 'zod'

/** How well a card was recalled, from not at all to without effort. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const
export const Rating = z.enum(RATINGS)
export type Rating = z.infer<typeof Rating>
