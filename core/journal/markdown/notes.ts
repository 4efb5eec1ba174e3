import { stringify } from 'yaml'
import type { Card, CardId } from '#core/card/card.ts'
import { parseBodies, type RenderInput } from '#core/card/render/bodies.ts'
import { fold, timingOf } from '#core/practice/attempt.ts'
import type { Verdict } from '#core/practice/gate.ts'
import type { Critique } from '#core/practice/nitpick/finding.ts'
import type { Plan } from '#core/practice/plan.ts'
import type { AttemptEvent } from '#core/practice/attempt.ts'
import type { Way } from '#core/practice/record.ts'
import type { Rating } from '#core/schedule/rating.ts'
import { parseMarkdown } from '#core/card/syntax.ts'
import { fenced } from './components.ts'
import { plain } from './links.ts'
import { definitionsIn, translateBlocks } from './translate.ts'
import { type DemoNote, type Note, type Vault, wikilink } from './vault.ts'
import type { Phrases } from './words.ts'

/** The head of a note, as YAML. */
const head = (fields: Readonly<Record<string, unknown>>): string => `---\n${stringify(fields, { lineWidth: 0 })}---\n`

const listOf = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `\n## ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}\n`

/** A card's text, with what its head says as lists. `attempts`: notes of them, oldest first. */
export function cardNote(
  card: Card,
  { source, file }: { readonly source: string; readonly file: string },
  note: Note,
  attempts: readonly Note[],
  vault: Vault,
  phrases: Phrases,
): string {
  const sections = sectionsIn({ source, file, sections: card.sections }, note.path, vault).map(
    ({ heading, body }) => `${heading === '' ? '' : `## ${heading}\n\n`}${body}\n`,
  )
  const { id, title, topics, category, created, archived } = card
  return [
    head({ id, aliases: [title], topics, category, created, ...(archived && { archived }) }),
    `# ${plain(title)}\n`,
    ...sections,
  ]
    .join('\n')
    .concat(
      listOf(
        phrases.keyPoints,
        card.keyPoints.map(({ point }) => plain(point)),
      ),
      listOf(
        phrases.references,
        card.references.map(({ url, title: name }) => `[${plain(name)}](<${url}>)`),
      ),
      listOf(
        phrases.attempts,
        attempts.map((one) => wikilink(one)),
      ),
    )
}

/** The sections of a card's text as they stand in a note. */
export function sectionsIn(
  input: RenderInput,
  note: string,
  vault: Vault,
): readonly { readonly heading: string; readonly body: string }[] {
  const { source, file } = input
  const bodies = parseBodies(input)
  const definitions = definitionsIn(bodies.flatMap(({ root }) => root ?? []))
  const at = { vault, source, file, note, definitions, isInTable: false }
  return bodies.map(({ heading, start, end, text, root }) => {
    const body = root === null ? fenced('', text.trim()) : translateBlocks(start, end, root.children, at)
    return { heading, body }
  })
}

/** What was written in the journal, as it is put into a note. */
export function entryText(text: string, note: string, vault: Vault): string {
  const parsed = parseMarkdown(text)
  if (!parsed.ok) return fenced('', text)
  const at = { vault, source: text, file: '', note, definitions: definitionsIn([parsed.value]), isInTable: false }
  return translateBlocks(0, text.length, parsed.value.children, at)
}

export type AttemptToTell = {
  readonly cardId: CardId
  readonly way: Way
  readonly plan: Plan
  readonly events: readonly AttemptEvent[]
  readonly thought: string
  readonly sentences: readonly string[]
  readonly critique: { readonly critique: Critique }
  readonly verdict: Verdict | null
  readonly rating: Rating | null
}

/** One attempt: what was said and when, and what the rules found. `at`: when it was saved, in the learner's words. */
export function attemptNote(attempt: AttemptToTell, at: string, card: Note | null, phrases: Phrases): string {
  const { plan, events, thought, sentences, critique, verdict, rating, way } = attempt
  const { thoughtMs, sentencesMs } = timingOf(plan, fold(plan, events))
  const took = (ms: number | null | undefined): string => (ms ? ` (${phrases.seconds(tenths(ms))})` : '')
  const said = plan.sentences.map((number, i) => {
    const words = plain(sentences[number - 1] ?? '')
    return `${number}. ${words === '' ? phrases.nothingSaid : words}${took(sentencesMs[i])}`
  })
  const found = critique.critique.findings.map(({ rule, sentence, quote }) =>
    [sentence === null ? '' : `${sentence}.`, phrases.rules[rule], quote === '' ? '' : `“${plain(quote)}”`]
      .filter(Boolean)
      .join(' '),
  )
  return [
    head({ card: card && `[[${card.path}]]`, date: at, way, verdict, rating }),
    `# ${card ? wikilink(card) : attempt.cardId}\n`,
    `**${verdict === null ? phrases.single : phrases.verdict[verdict]}**\n`,
    ...(thought.trim() === '' ? [] : [`## ${phrases.thought}${took(thoughtMs)}\n\n${plain(thought)}\n`]),
    `## ${phrases.answer}\n\n${said.join('\n')}\n`,
  ]
    .join('\n')
    .concat(listOf(phrases.findings, found))
}

const tenths = (ms: number): number => Math.round(ms / 100) / 10

/** A demo: its source, and what it printed when it was recorded. */
export function demoNote(
  note: DemoNote,
  files: readonly { readonly name: string; readonly source: string }[],
  recorded: string | null,
  phrases: Phrases,
): string {
  const parts = files.map(({ name, source }) => `## ${plain(name)}\n\n${fenced(note.lang, source)}\n`)
  const printed = recorded === null ? [] : [`## ${phrases.output}\n\n${fenced('', recorded)}\n`]
  return [`# ${plain(note.title)}\n`, ...parts, ...printed].join('\n')
}
