import { z } from 'zod'

// The parts of an Anki collection (schema 11), by the names that Anki gives them: other programs read and write them.

export const AnkiNote = z.object({
  id: z.int(),
  guid: z.string(),
  /** Note type. */
  mid: z.int(),
  /** Separated by blanks. */
  tags: z.string(),
  /** Separated by U+001F. */
  flds: z.string(),
  /** What notes are sorted by: in most the first field as text. A number comes back as one. */
  sfld: z.union([z.string(), z.number()]).transform(String),
})
export type AnkiNote = z.infer<typeof AnkiNote>

export const AnkiCard = z.object({
  id: z.int(),
  nid: z.int(),
  did: z.int(),
  /** The deck it was taken from for a while; 0: none. */
  odid: z.int(),
  /** Which card of its note: the template, or the gap to fill. */
  ord: z.int().min(0),
  /** 0: new. */
  type: z.int(),
  queue: z.int(),
})
export type AnkiCard = z.infer<typeof AnkiCard>

export const AnkiReview = z.object({
  /** When, in ms since the epoch. */
  id: z.int(),
  cid: z.int(),
  /** 1 to 4; 0: set by hand. */
  ease: z.int(),
  factor: z.int(),
  /** What it took, in ms. */
  time: z.int(),
  /** 0 learning, 1 review, 2 relearning, 3 filtered deck, 4 by hand, 5 rescheduled. */
  type: z.int(),
})
export type AnkiReview = z.infer<typeof AnkiReview>

/** A number that some programs write as text. */
const Ord = z.coerce.number().int().min(0)

const Template = z.object({
  name: z.string().catch(''),
  ord: Ord.nullish(),
  qfmt: z.string(),
  afmt: z.string().catch(''),
})
const Field = z.object({ name: z.string(), ord: Ord.nullish() })

export const AnkiNoteType = z.object({
  name: z.string(),
  /** 1: gaps to fill. */
  type: z.coerce.number().int().catch(0),
  flds: z.array(Field),
  tmpls: z.array(Template),
})
export type AnkiNoteType = z.infer<typeof AnkiNoteType>

export const AnkiDeck = z.object({ name: z.string() })

/** JSON in a column, by id. */
const byId = <T extends z.ZodType>(schema: T) => z.record(z.string().regex(/^\d+$/), schema)

export const AnkiCol = z.object({
  /** Version of the schema. */
  ver: z.int(),
  /** 1: the oldest scheduler, in which learning has three buttons. */
  conf: z.object({ schedVer: z.int().catch(1) }),
  models: byId(AnkiNoteType),
  decks: byId(AnkiDeck),
})
export type AnkiCol = z.infer<typeof AnkiCol>

/** A collection as it was read: what is of use here. */
export type AnkiCollection = {
  readonly col: AnkiCol
  readonly notes: readonly AnkiNote[]
  readonly cards: readonly AnkiCard[]
  readonly revlog: readonly AnkiReview[]
}

type Whole<T, More> = Readonly<T & More>

/** A collection to be written, each row with all its columns. */
export type NewAnkiCollection = {
  readonly col: {
    /** In s since the epoch: the beginning of the day that days are counted from. */
    readonly crt: number
    /** In ms. */
    readonly mod: number
    readonly conf: object
    readonly models: object
    readonly decks: object
    readonly dconf: object
  }
  readonly notes: readonly Whole<AnkiNote, { mod: number; csum: number }>[]
  readonly cards: readonly Whole<
    AnkiCard,
    {
      mod: number
      due: number
      ivl: number
      factor: number
      reps: number
      lapses: number
      data: string
    }
  >[]
  readonly revlog: readonly Whole<AnkiReview, { ivl: number; lastIvl: number }>[]
}
