import { importNotes } from '#core/study/import-notes.ts'
import { sumOf, type NoteCard, type NoteFailure, type NoteReport } from '#core/study/note-report.ts'
import { undoImport, type UndoImportError } from '#core/study/undo-import.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

/** Brings in a note, or a folder of them. Fails when one of them is not in the library, whole, afterwards. */
export async function fromNotes(place: string, folder: string | null, dryRun: boolean): Promise<Output> {
  const notes: NoteReport[] = []
  await withLibrary(async (ctx) => {
    for await (const report of importNotes(ctx, place, { folder, dryRun, onProgress: progress })) notes.push(report)
  })
  const text = [...notes.map((note) => sayNote(note).join('\n')), saySum(notes, dryRun)].join('\n')
  const hasFailed = ({ failure, cards }: NoteReport): boolean =>
    failure !== null || cards.some(({ change }) => change === 'conflict')
  return { text, json: { dryRun, ...sumOf(notes), notes }, failed: notes.some(hasFailed) }
}

function sayNote(note: NoteReport): readonly string[] {
  const { file, failure, sameAs, cards, warnings, images, status, encoding } = note
  if (sameAs !== null) return [`${file}: the same as ${sameAs}`]
  if (failure?.kind !== 'unaccounted' && failure) return [`${file}: not imported, ${sayFailure(failure)}`]
  const about = [
    status === 'done' ? 'done' : status === 'begun' ? 'begun' : '',
    encoding === 'utf-8' ? '' : (encoding ?? ''),
  ]
  return [
    [`${file}: ${sayLines(note)}`, ...about.filter((part) => part !== '')].join(', '),
    ...cards.flatMap(sayCard),
    ...(failure ? failure.lines.map((line) => `${file}:${line}: error: this line would be lost`) : []),
    ...(failure ? [`${file}: not imported, ${sayFailure(failure)}`] : []),
    ...warnings.map(({ line, message }) => `${file}:${line}: warning: ${message}`),
    ...images.missing.map(
      ({ src, line, why }) =>
        `${file}:${line}: warning: ${why === 'gone' ? `there is no image ${src}` : `cards show no files such as ${src}`}`,
    ),
    ...(images.onTheWeb === 0 ? [] : [`  ${images.onTheWeb} images on the web were not copied`]),
  ]
}

const sayFailure = (failure: NoteFailure): string => {
  switch (failure.kind) {
    case 'binary':
      return 'as it is no text'
    case 'too-large':
      return `as it has ${failure.bytes} bytes, more than a card may have`
    case 'other-table':
      return 'as it is no table with a front and a back'
    case 'other-note':
      return 'as another note of this name was uploaded before; give it another name'
    case 'changed':
      return `as ${failure.path} is being written by somebody else; import it once more`
    case 'unreadable':
      return `as it cannot be read (${failure.reason})`
    case 'unwritable':
      return `as the cards cannot be written (${failure.reason}); import it once more when they can`
    case 'unaccounted':
      return `as ${failure.lines.length} of its lines would be lost`
    default:
      return failure satisfies never
  }
}

const LINE_WORDS = {
  section: 'in sections',
  heading: 'headings',
  reference: 'references',
  frontmatter: 'frontmatter',
  title: 'title',
  boilerplate: 'of the template',
  duplicate: 'said twice',
}

function sayLines({ lines }: NoteReport): string {
  const parts = Object.entries(LINE_WORDS).flatMap(([key, words]) => (lines[key] ? [`${lines[key]} ${words}`] : []))
  return `${lines['all'] ?? 0} lines (${parts.join(', ')})`
}

function sayCard(card: NoteCard): readonly string[] {
  const { title, path, change, filled, edges, openQuestions, conflicts } = card
  const parts = [
    filled.length === 0 ? 'empty' : filled.join(', '),
    ...(edges === 0 ? [] : [`${edges} follow-ups`]),
    ...(openQuestions === 0 ? [] : [`${openQuestions} open questions`]),
  ]
  const told = conflicts.flatMap(({ line, mine, theirs }) => [
    `${path}:${line}: conflict: the card and the note both changed this; the card was left as it is`,
    ...mine.map((text) => `    card: ${text}`),
    ...theirs.map((text) => `    note: ${text}`),
  ])
  return [`  ${change.padEnd(9)} ${path}  ${title} (${parts.join('; ')})`, ...told]
}

function saySum(notes: readonly NoteReport[], dryRun: boolean): string {
  const { cards, edges, openQuestions, lines, unaccounted, missingImages, failed } = sumOf(notes)
  return [
    `${notes.length} notes${dryRun ? ' would give' : ':'} ${cards} cards, ${edges} follow-ups, ${openQuestions} open questions`,
    `${lines} lines, ${unaccounted} unaccounted for`,
    ...(missingImages === 0 ? [] : [`${missingImages} images missing`]),
    ...(failed === 0 ? [] : [`${failed} notes not imported`]),
  ].join('; ')
}

/** Takes the last import back, and names what stays. */
export async function undoLast(): Promise<Output> {
  const undone = await withLibrary((ctx) => undoImport(ctx, null))
  if (!undone.ok) throw new Failure(sayUndoError(undone.error))
  const { place, begunAt, sum, undone: outcome } = undone.value
  const { kept, answered } = outcome ?? { kept: [], answered: [] }
  const text = [
    ...kept.map((file) => `${file} stays: it was edited or answered since`),
    ...answered.map(({ id, title }) => `${id} was answered: its history stays  ${title}`),
    `the import of ${sum.notes} notes from ${place ?? 'the browser'} (${begunAt}) is taken back`,
  ]
  return { text: text.join('\n'), json: undone.value }
}

function sayUndoError(error: UndoImportError): string {
  switch (error.kind) {
    case 'none':
      return 'there is no import that could be taken back'
    case 'not-last':
      return 'another import came after it'
    case 'changed':
      return `${error.path} is being written at this moment: try again`
    default:
      return error satisfies never
  }
}

/** On a terminal, and only for work long enough to wait for. */
function progress(done: number, total: number): void {
  if (!process.stderr.isTTY || total < 50 || done % 10 !== 0) return
  process.stderr.write(`\rzhuiwen: reading note ${done} of ${total}${done + 10 >= total ? '\n' : ''}`)
}
