import type { Card, CardId } from '../card.ts'
import type { SectionId } from '../stages.ts'
import { unaccountedLines, type Entry } from './account.ts'
import { cardOfDraft, MAX_REFERENCES, type About } from './card-of-draft.ts'
import type { Draft } from './draft.ts'
import { entriesOf } from './entries.ts'
import { readFileName, type NameHints } from './file-name.ts'
import { draftsFromQuestions } from './from-questions.ts'
import { draftsFromStages } from './from-stages.ts'
import { noteFrontmatter, type NoteFrontmatter } from './frontmatter-of-note.ts'
import { imagesIn, type Finder } from './inline-links.ts'
import { linesOf, type Line } from './lines.ts'
import { asCode, tangled, type Warning, warning } from './warnings.ts'
import { segmentsOf } from './outline.ts'

export type NoteOptions = {
  /** Name of the file, with or without folders. */
  readonly name: string
  /** Besides those that the note names itself. */
  readonly topics: readonly string[]
  /** YYYY-MM-DD: for a note that does not say when it was written. */
  readonly today: string
  readonly find: Finder
  /** It comes from Obsidian, where `#word` is a tag. */
  readonly isVault: boolean
  /** The ids of the note's cards, by their keys. */
  readonly idsFor: (keys: readonly string[]) => ReadonlyMap<string, CardId>
}

/** A card that a note has become. `key` names it within the note, the same at each import. */
export type ImportedCard = {
  readonly key: string
  readonly id: CardId
  readonly title: string
  readonly source: string
  /** Sections that hold any text. */
  readonly filled: readonly SectionId[]
  readonly edges: number
  readonly openQuestions: number
}

export type ImportedNote = {
  /** Each after those that its stage 6 leads to, so that none links to one that is not written yet. */
  readonly cards: readonly ImportedCard[]
  readonly entries: readonly Entry[]
  /** Lines whose text is not to be found where it should be. */
  readonly unaccounted: readonly number[]
  readonly boilerplate: readonly { readonly line: number; readonly text: string }[]
  readonly warnings: readonly Warning[]
  readonly status: NameHints['status']
  /** Lines that are not blank. */
  readonly lineCount: number
}

/** Images that a note shows, with the lines that do. */
export function imagesOfNote(text: string): readonly { readonly src: string; readonly line: number }[] {
  const { lines } = linesOf(text)
  return lines.flatMap(({ text: line, number, isCode }) =>
    isCode ? [] : imagesIn(line).map((src) => ({ src, line: number })),
  )
}

/**
 * The cards that a note becomes. Never fails: what cannot become a card is among the lines that are unaccounted for,
 * which is checked against the text of the cards.
 */
export function importNote(text: string, options: NoteOptions): ImportedNote {
  const { lines, warnings } = linesOf(text)
  const frontmatter = noteFrontmatter(lines)
  const body = lines.slice(frontmatter?.lines.length ?? 0)
  const hints = readFileName(options.name)
  const otherwise = frontmatter?.title ?? (hints.title || options.name)
  const segments = segmentsOf(body)
  const drafted = segments ? draftsFromStages(segments, otherwise) : draftsFromQuestions(body, otherwise)
  const drafts = drafted.drafts.map(withFewReferences)

  const ids = options.idsFor(drafts.map(({ key }) => key))
  const idOf = (key: string): CardId => {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`no id for the card "${key}"`)
    return id
  }
  const about = aboutOf(drafts, frontmatter, hints, tagsIn(body), { ...options, idOf })
  const found: Warning[] = [...warnings, ...conflictsIn(body), ...drafted.warnings]
  const cards: ImportedCard[] = []
  const written = new Map<CardId, { readonly source: string; readonly card: Card }>()
  for (const draft of drafts) {
    const printed = cardOfDraft(draft, draft === drafts[0] ? about : { ...about, note: null })
    if (!printed) {
      found.push(tangled(lineOf(draft), draft.title))
      continue
    }
    for (const section of printed.verbatimSections) {
      const line = draft.sections.get(section)?.[0]?.line.number ?? lineOf(draft)
      found.push(asCode(line, section))
    }
    const { source, card } = printed
    written.set(card.id, { source, card })
    cards.push({ key: draft.key, title: draft.title, source, ...countsOf(source, card) })
  }
  const entries = entriesOf(drafts, drafted, frontmatter, idOf)
  return {
    cards: cards.toReversed(),
    entries,
    unaccounted: unaccountedLines(lines, entries, written),
    boilerplate: drafted.boilerplate.map(({ line }) => ({ line: line.number, text: line.text })),
    warnings: found.toSorted((a, b) => a.line - b.line),
    status: hints.status,
    lineCount: lines.filter((line) => line.text.trim() !== '').length,
  }
}

function aboutOf(
  drafts: readonly Draft[],
  frontmatter: NoteFrontmatter | null,
  hints: NameHints,
  tags: readonly string[],
  { topics, today, find, idOf, isVault }: NoteOptions & Pick<About, 'idOf'>,
): About {
  const titles = new Map(drafts.map(({ key, title }) => [key, title]))
  return {
    topics: [...topics, ...(frontmatter?.topics ?? []), ...(isVault ? tags : [])],
    created: frontmatter?.created ?? hints.date ?? today,
    lang: frontmatter?.lang ?? null,
    note: frontmatter?.rest ?? null,
    find,
    idOf,
    titleOf: (key) => titles.get(key) ?? key,
  }
}

/** Tags that stand in the text: `#nginx/upgrade`. */
const tagsIn = (lines: readonly Line[]): readonly string[] =>
  lines.flatMap(({ text, isCode }) =>
    isCode
      ? []
      : [
          ...text.replace(/`[^`]*`|https?:\S+/g, ' ').matchAll(/(?<=^|\s)#([\p{L}\p{N}_/-]{1,60})(?=$|\s|\p{P})/gu),
        ].flatMap(([, tag = '']) => (/\p{L}/u.test(tag) ? [tag] : [])),
  )

/** More pages than a card may name stay in its text. */
function withFewReferences(draft: Draft): Draft {
  if (draft.references.length <= MAX_REFERENCES) return draft
  const rest = draft.references.slice(MAX_REFERENCES).map(({ line }) => ({ line, text: line.text }))
  const nitpick = [...(draft.sections.get('nitpick') ?? []), ...rest]
  return {
    ...draft,
    references: draft.references.slice(0, MAX_REFERENCES),
    sections: new Map([...draft.sections, ['nitpick', nitpick]]),
  }
}

const countsOf = (source: string, { id, sections, followUps }: Card) => ({
  id,
  filled: sections.filter(({ start, end }) => source.slice(start, end).trim() !== '').map((section) => section.id),
  edges: followUps.filter(({ kind }) => kind === 'card').length,
  openQuestions: followUps.filter(({ kind }) => kind === 'open').length,
})

const lineOf = ({ sections, titleLine }: Draft): number =>
  titleLine?.number ?? [...sections.values()].flat().find(({ text }) => text !== '')?.line.number ?? 1

const conflictsIn = (lines: readonly Line[]): readonly Warning[] =>
  lines
    .filter(({ text, isCode }) => !isCode && /^<{7} /.test(text))
    .map(({ number }) => warning(number, 'unfinished-merge'))
