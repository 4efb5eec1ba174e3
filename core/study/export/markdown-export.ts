import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { decode } from '#core/card/disk.ts'
import { parseCard } from '#core/card/parse.ts'
import { attemptNote, cardNote, demoNote } from '#core/journal/markdown/notes.ts'
import { fileName } from '#core/journal/markdown/names.ts'
import type { Note } from '#core/journal/markdown/vault.ts'
import { type Language, phrasesIn } from '#core/journal/markdown/words.ts'
import type { Result } from '#core/result.ts'
import { writeNewFolder } from '#core/share/new-folder.ts'
import type { NewFileError } from '#core/share/new-file.ts'
import { attemptsOf } from '#core/store/attempts.ts'
import type { StoredCard } from '#core/store/cards.ts'
import { cardsAttempted } from '#core/store/journal-span.ts'
import { latestRevision } from '#core/store/revisions.ts'
import type { Context } from '../context.ts'
import { unpack } from '../revision-bytes.ts'
import { readSettings } from '../settings.ts'
import { syncContent } from '../sync.ts'
import { writeJournal } from './markdown-journal.ts'
import { planVault } from './vault-plan.ts'
import type { OnProgress, VaultWriter } from './vault-writer.ts'

/** What a vault holds, by number. */
export type VaultWritten = {
  readonly cards: number
  readonly attempts: number
  readonly days: number
  readonly attachments: number
}

/**
 * Writes the whole library to a new folder as notes that Obsidian opens: a note for each card, attempt, demo and day that
 * anything happened on, with links between them that lead somewhere.
 */
export async function exportMarkdown(
  ctx: Context,
  folder: string,
  language: Language,
  onProgress: OnProgress = () => {},
): Promise<Result<VaultWritten, NewFileError>> {
  await syncContent(ctx)
  return writeNewFolder(folder, async (partial) => {
    const { day } = await readSettings(ctx.db)
    const [plan, phrases] = [await planVault(ctx, language), phrasesIn(language)]
    const put = async (place: string, text: string): Promise<void> => {
      const file = path.join(partial, `${place}.md`)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    const writer: VaultWriter = { ctx, plan, phrases, config: day, put, timeOf: clockOf(day.timeZone), onProgress }
    const attempts = await writeCards(writer)
    for (const { demo, note } of plan.demos) {
      await put(note.path, demoNote(note, demo.files, demo.recorded, phrases))
    }
    const days = await writeJournal(writer)
    for (const [from, to] of plan.copies) {
      await mkdir(path.join(partial, path.dirname(to)), { recursive: true })
      await copyFile(path.join(ctx.contentDir, from), path.join(partial, to))
    }
    return { cards: plan.cards.length, attempts, days, attachments: plan.copies.size }
  })
}

/** The time of day in a zone: 09:30. */
function clockOf(timeZone: string): (at: Date) => string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (at) => clock.format(at)
}

/** Cards with their attempts, and attempts at cards whose files are gone; answers how many attempts there are. */
async function writeCards(writer: VaultWriter): Promise<number> {
  const { ctx, plan, onProgress } = writer
  const known = new Set(plan.cards.map(({ card }) => card.id))
  let attempts = 0
  for (const [done, { card, note }] of plan.cards.entries()) {
    onProgress('cards', done, plan.cards.length)
    const notes = await writeAttempts(writer, card.id, note)
    attempts += notes.length
    await writeCard(writer, card, note, notes)
  }
  for (const id of await cardsAttempted(ctx.db)) {
    if (!known.has(id)) attempts += (await writeAttempts(writer, id, null)).length
  }
  return attempts
}

async function writeCard(
  { ctx, plan, phrases, put }: VaultWriter,
  { id, path: file }: StoredCard,
  note: Note,
  attempts: readonly Note[],
): Promise<void> {
  const revision = await latestRevision(ctx.db, id)
  if (!revision) return
  const { source } = decode(unpack(revision.sourceGz), file)
  const { card } = parseCard(source, file)
  if (!card) return
  await plan.learn(card.names)
  await put(note.path, cardNote(card, { source, file }, note, attempts, plan.vault, phrases))
}

/** The attempts at a card, oldest first. `card`: its note; null: it has none. */
async function writeAttempts(
  { ctx, plan, phrases, config, put, timeOf }: VaultWriter,
  id: CardId,
  card: Note | null,
): Promise<readonly Note[]> {
  const dateOf = new Intl.DateTimeFormat('en-CA', { timeZone: config.timeZone, dateStyle: 'short' })
  const notes: Note[] = []
  for (const attempt of (await attemptsOf(ctx.db, id)).toReversed()) {
    const [date, time] = [dateOf.format(attempt.savedAt), timeOf(attempt.savedAt)]
    const folder = `attempts/${card === null ? fileName(id, id) : path.posix.basename(card.path)}`
    const place = plan.place(folder, `${date} ${time.replace(':', '.')}`, attempt.id.slice(0, 8))
    const verdict = attempt.verdict === null ? phrases.single : phrases.verdict[attempt.verdict]
    const { review } = attempt
    const rating = review && !review.isTakenBack ? review.rating : null
    await put(place, attemptNote({ ...attempt, rating }, `${date} ${time}`, card, phrases))
    notes.push({ path: place, title: `${date} ${time} ${verdict}` })
  }
  return notes
}
