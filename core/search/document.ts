import { z } from 'zod'
import { FIELDS } from './fields.ts'

/**
 * A card, a question in a card's stage 6 that is no card yet, a reference of a card, a demo, or an entry of the journal.
 * Their order is part of the snapshot: what is new comes last.
 */
export const KINDS = ['card', 'open', 'reference', 'demo', 'entry'] as const
export type Kind = (typeof KINDS)[number]

/** Kinds whose documents of one key say the same in several languages: the best of them is found, and no other. */
export const TOLD_TWICE: ReadonlySet<Kind> = new Set(['demo'])

/** One of something for each kind. */
export const byKind = <T>(make: (kind: Kind) => T): Record<Kind, T> => ({
  card: make('card'),
  open: make('open'),
  reference: make('reference'),
  demo: make('demo'),
  entry: make('entry'),
})

export const SearchDocument = z.object({
  kind: z.enum(KINDS),
  title: z.string(),
  /** What else it says, in plain text. */
  texts: z.array(z.tuple([z.enum(FIELDS), z.string()])),
  /** What filters go by: `topic:nginx`, `lang:zh`, `ref:nginx.org`. In lower case. */
  facets: z.array(z.string()),
})
export type SearchDocument = Readonly<z.infer<typeof SearchDocument>>
