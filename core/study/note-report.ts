import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { WARNINGS } from '#core/card/import/warnings.ts'
import { STAGES } from '#core/card/stages.ts'
import { BROUGHT } from './bring-card.ts'

const Lines = z.array(z.string()).readonly()
const Conflict = z.object({ line: z.number(), base: Lines, mine: Lines, theirs: Lines }).readonly()

/** Why a note is not in the library. Nothing of it was written. */
const NoteFailure = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['unreadable', 'unwritable']), reason: z.string() }).readonly(),
  z.object({ kind: z.literal('binary') }).readonly(),
  z.object({ kind: z.literal('too-large'), bytes: z.number() }).readonly(),
  /** It is a table, and not one with a front and a back. */
  z.object({ kind: z.literal('other-table') }).readonly(),
  /** One that says something else was uploaded under this name before. */
  z.object({ kind: z.literal('other-note') }).readonly(),
  /** Somebody else was writing the cards at the same time, again and again. */
  z.object({ kind: z.literal('changed'), path: z.string() }).readonly(),
  /** Some of its lines would be lost. */
  z.object({ kind: z.literal('unaccounted'), lines: z.array(z.number()).readonly() }).readonly(),
])
export type NoteFailure = z.infer<typeof NoteFailure>

const NoteCard = z
  .object({
    id: CardId,
    title: z.string(),
    /** Relative to the content folder. */
    path: z.string(),
    change: z.enum(BROUGHT),
    conflicts: z.array(Conflict).readonly(),
    key: z.string(),
    /** Sections that hold any text. */
    filled: z.array(z.enum([...STAGES, 'review-notes', 'preface'])).readonly(),
    edges: z.number(),
    openQuestions: z.number(),
  })
  .readonly()
export type NoteCard = z.infer<typeof NoteCard>

/** `kind`: it is there or not, and cards do not show such files. */
const Missing = z.object({ src: z.string(), line: z.number(), why: z.enum(['gone', 'kind']) }).readonly()

/** See `Warning`. Reports of old have neither code nor what it is about. */
const Remark = z
  .object({
    line: z.number(),
    message: z.string(),
    code: z.enum(WARNINGS).nullable().default(null),
    about: z.string().nullable().default(null),
  })
  .readonly()
export type Remark = z.infer<typeof Remark>

/** What a note brought, or would bring. */
export const NoteReport = z
  .object({
    /** Relative to what was imported. */
    file: z.string(),
    failure: NoteFailure.nullable(),
    /** Another note with the very same content, which is in the library already. */
    sameAs: z.string().nullable(),
    encoding: z.enum(['utf-8', 'utf-8-damaged', 'utf-16le', 'utf-16be', 'gb18030']).nullable(),
    status: z.enum(['begun', 'done']).nullable(),
    /** The note's own card first. */
    cards: z.array(NoteCard).readonly(),
    /** Lines that are not blank, by where they went. */
    lines: z.record(z.string(), z.number()).readonly(),
    warnings: z.array(Remark).readonly(),
    images: z.object({ copied: z.number(), onTheWeb: z.number(), missing: z.array(Missing).readonly() }).readonly(),
  })
  .readonly()
export type NoteReport = z.infer<typeof NoteReport>

/** What notes brought, or would bring, in all. */
export const ImportSum = z
  .object({
    notes: z.number(),
    cards: z.number(),
    /** Cards by what became of them. */
    changes: z.partialRecord(z.enum(BROUGHT), z.number()).readonly(),
    edges: z.number(),
    openQuestions: z.number(),
    lines: z.number(),
    unaccounted: z.number(),
    warnings: z.number(),
    missingImages: z.number(),
    /** Notes that are not in the library. */
    failed: z.number(),
  })
  .readonly()
export type ImportSum = z.infer<typeof ImportSum>

const NOTHING: ImportSum = {
  notes: 0,
  cards: 0,
  changes: {},
  edges: 0,
  openQuestions: 0,
  lines: 0,
  unaccounted: 0,
  warnings: 0,
  missingImages: 0,
  failed: 0,
}

export function sumOf(notes: readonly NoteReport[], before: ImportSum = NOTHING): ImportSum {
  return notes.reduce((sum, { cards, lines, failure, warnings, images }) => {
    const changes = { ...sum.changes }
    for (const { change } of cards) changes[change] = (changes[change] ?? 0) + 1
    const count = (of: (card: NoteCard) => number): number => cards.reduce((total, card) => total + of(card), 0)
    return {
      notes: sum.notes + 1,
      cards: sum.cards + cards.length,
      changes,
      edges: sum.edges + count((card) => card.edges),
      openQuestions: sum.openQuestions + count((card) => card.openQuestions),
      lines: sum.lines + (lines['all'] ?? 0),
      unaccounted: sum.unaccounted + (failure?.kind === 'unaccounted' ? failure.lines.length : 0),
      warnings: sum.warnings + warnings.length,
      missingImages: sum.missingImages + images.missing.length,
      failed: sum.failed + (failure === null ? 0 : 1),
    }
  }, before)
}
