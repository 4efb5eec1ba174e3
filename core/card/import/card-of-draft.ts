import type { Card, CardId, Reference } from '../card.ts'
import { parseCard } from '../parse.ts'
import { toCardLink } from '../plain-answer.ts'
import { printNewCard } from '../print.ts'
import { STAGES, type SectionId } from '../stages.ts'
import type { Part } from './block.ts'
import type { Draft } from './draft.ts'
import { rewritten, type Finder } from './inline-links.ts'
import { trimmed } from './lines.ts'
import { referencesIn } from './references.ts'
import { toMdx } from './to-mdx.ts'
import { verbatim } from './verbatim.ts'

/** What all cards of a note have in common. */
export type About = {
  readonly topics: readonly string[]
  /** YYYY-MM-DD */
  readonly created: string
  /** BCP 47. Null: guessed, card by card. */
  readonly lang: string | null
  /** Frontmatter of the note for which a card has no field. */
  readonly note: string | null
  readonly find: Finder
  readonly idOf: (key: string) => CardId
  readonly titleOf: (key: string) => string
}

export type PrintedCard = {
  readonly source: string
  readonly card: Card
  readonly verbatimSections: readonly SectionId[]
}

/** The most references a card may name. */
export const MAX_REFERENCES = 200

/** The file of a card. Null: it is larger, or more tangled, than a card file may be. */
export function cardOfDraft(draft: Draft, about: About): PrintedCard | null {
  const sections = new Map<SectionId, string>()
  const verbatimSections: SectionId[] = []
  for (const [section, parts] of draft.sections) {
    const { text, isVerbatim } = toMdx(joined(parts, about.find))
    sections.set(section, text)
    if (isVerbatim) verbatimSections.push(section)
  }
  const list = nextList(draft, about)
  const followUps = [sections.get('followups') ?? '', list].filter((text) => text !== '')
  if (followUps.length > 0) sections.set('followups', followUps.join('\n\n'))

  let source = printed(draft, about, sections)
  let { card, problems } = parseCard(source, '')
  const broken = brokenSections(source, card, sections)
  if (broken.length > 0) {
    // However it came about: as code it begins and ends where it should.
    for (const section of broken) sections.set(section, verbatim(sections.get(section) ?? ''))
    source = printed(draft, about, sections)
    ;({ card, problems } = parseCard(source, ''))
  }
  if (!card || problems.length > 0 || brokenSections(source, card, sections).length > 0) return null
  return { source, card, verbatimSections: [...verbatimSections, ...broken] }
}

/** The lines of a section, no two blank ones after the other outside code. */
function joined(parts: readonly Part[], find: Finder): string {
  const lines: string[] = []
  for (const { line, text } of trimmed(parts)) {
    if (text === '' && lines.at(-1) === '' && !line.isCode) continue
    lines.push(line.isCode ? text : rewritten(text, find))
  }
  return lines.join('\n')
}

function nextList({ next }: Draft, { find, idOf, titleOf }: About): string {
  const items = next.map((one) => {
    if (one.kind === 'card') return toCardLink(titleOf(one.key), idOf(one.key))
    return toMdx(rewritten(one.part.text, find)).text.trim()
  })
  return items.map((item) => `- ${item.replace(/\n/g, '\n  ')}`).join('\n')
}

function printed(draft: Draft, about: About, sections: ReadonlyMap<SectionId, string>): string {
  const text = [...sections.values()].join('\n')
  const stages = Object.fromEntries(STAGES.map((stage) => [stage, sections.get(stage) ?? '']))
  return printNewCard({
    id: about.idOf(draft.key),
    title: draft.title,
    lang: about.lang ?? langOf(`${draft.title}\n${text}`),
    category: 'fundamentals',
    topics: [...new Set([...about.topics, ...draft.topics.map((topic) => topic.text)])].slice(0, 50),
    keyPoints: [],
    references: referencesOf(draft),
    created: about.created,
    stages,
    preface: sections.get('preface') ?? '',
    reviewNotes: sections.get('review-notes') ?? '',
    note: about.note,
  })
}

/** Pages that a card names: those of its own lines first, then those in its text, each once. */
export function referencesOf({ references, sections, next }: Draft): readonly Reference[] {
  const byUrl = new Map<string, Reference>()
  const texts = [...sections.values()].flat().filter(({ line }) => !line.isCode)
  const open = next.flatMap((one) => (one.kind === 'open' ? [one.part] : []))
  const all = [
    ...references.map(({ reference }) => reference),
    ...[...texts, ...open].flatMap(({ text }) => referencesIn(text)),
  ]
  for (const reference of all) if (!byUrl.has(reference.url)) byUrl.set(reference.url, reference)
  return [...byUrl.values()].slice(0, MAX_REFERENCES)
}

/** Chinese where a fair part of the letters are: an English note may quote some. */
function langOf(text: string): string {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = text.match(/[A-Za-z]+/g)?.length ?? 0
  return han * 4 > latin ? 'zh' : 'en'
}

/** Sections that are not read in a card's file as they were written into it. */
function brokenSections(
  source: string,
  card: Card | null,
  sections: ReadonlyMap<SectionId, string>,
): readonly SectionId[] {
  return [...sections].flatMap(([id, text]) => {
    const read = card?.sections.filter((section) => section.id === id) ?? []
    const [only] = read
    const isSame = only && read.length === 1 && source.slice(only.start, only.end).trim() === text.trim()
    return isSame || text.trim() === '' ? [] : [id]
  })
}
