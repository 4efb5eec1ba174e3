import type { SectionId } from '../stages.ts'
import { whole, type Part } from './block.ts'
import { boilerplateOf } from './boilerplate.ts'
import { draftOf, merged, titleFrom, titleOf, type Draft, type Duplicate } from './draft.ts'
import { followUpsIn } from './follow-ups.ts'
import type { Line } from './lines.ts'
import { type Warning, warning } from './warnings.ts'
import type { Segment } from './outline.ts'
import { isQuestion, wordsOf } from './words.ts'

/** What a note has become. `boilerplate`: lines that its template wrote. */
export type Drafted = {
  readonly drafts: readonly Draft[]
  readonly duplicates: readonly Duplicate[]
  readonly boilerplate: readonly { readonly line: Line; readonly section: SectionId }[]
  readonly warnings: readonly Warning[]
}

/** The cards of a note that is written in stages: its own, and one for each question of stage 6 that has any text. */
export function draftsFromStages(segments: readonly Segment[], otherwise: string): Drafted {
  const cut = segments.map((segment) => ({ segment, ...withoutBoilerplate(segment) }))
  const partsOf = (section: SectionId): readonly Part[] =>
    cut.filter(({ segment }) => segment.section === section).flatMap(({ parts }) => [...parts, BREAK])

  const asked = questionTitle(partsOf('question'), segments)
  const titleLine = asked === null ? firstHeading(partsOf('preface')) : null
  const title = asked ?? (titleLine ? titleFrom(titleLine.text) : otherwise)
  // Of stage 6, the lines themselves: what its heading says beyond its name is prose.
  const { level = 0 } = segments.find(({ section, level: one }) => section === 'followups' && one < 7) ?? {}
  const last = followUpsIn(
    partsOf('followups').map(({ line, text }) => ({ ...line, text })),
    level,
  )
  const { children, next, duplicates } = branches(last.next, title)
  const sections = new Map<SectionId, readonly Part[]>()
  for (const { segment } of cut) {
    const parts = partsOf(segment.section).filter(({ line }) => line !== titleLine)
    if (segment.section !== 'followups' && parts.some(({ text }) => text !== '')) sections.set(segment.section, parts)
  }
  if (last.prose.some(({ text }) => text !== '')) sections.set('followups', last.prose)
  const root: Draft = {
    key: '',
    title,
    sections,
    next,
    references: last.references,
    headings: [
      ...cut.flatMap(({ segment }) => headingsOf(segment)),
      ...last.marks.map((line) => ({ line, section: 'followups' as const })),
    ],
    titleLine,
    topics: [],
  }
  return {
    drafts: [root, ...children],
    duplicates,
    boilerplate: cut.flatMap(({ segment, hints }) => hints.map((line) => ({ line, section: segment.section }))),
    warnings: cut.flatMap(({ warnings }) => warnings),
  }
}

const BREAK: Part = whole({ number: 0, text: '', isCode: false })

/** The cards that stage 6 leads to, and the list that leads there, in which nothing is asked twice. */
function branches(found: ReturnType<typeof followUpsIn>['next'], otherwise: string) {
  const all = found.map((one) => (one.kind === 'block' ? draftOf(one.block, otherwise) : one.part))
  const { drafts: children, duplicates } = merged(all.flatMap((one) => ('key' in one ? [one] : [])))
  const asked = new Map(children.map(({ key, sections }) => [key, sections.get('question')?.[0]?.line]))
  const twice: Duplicate[] = [...duplicates]
  const listed = new Set<string>()
  const next = all.flatMap((one): Draft['next'] => {
    const key = 'key' in one ? one.key : wordsOf(one.text)
    const of = asked.get(key)
    if (!('key' in one) && of) twice.push({ line: one.line, of })
    if (listed.has(key) || (!('key' in one) && of)) return []
    if ('key' in one) listed.add(key)
    else asked.set(key, one.line)
    return 'key' in one ? [{ kind: 'card', key }] : [{ kind: 'open', part: one }]
  })
  return { children, next, duplicates: twice }
}

/** What stage 1 asks: in its heading, if that is a question, else below it, else in its heading after all. */
function questionTitle(parts: readonly Part[], segments: readonly Segment[]): string | null {
  const heading = segments.find(({ section, extra }) => section === 'question' && extra !== '')
  const below = parts.filter(({ line }) => !heading?.heading.includes(line))
  const isAsked = heading !== undefined && isQuestion(heading.extra)
  return titleOf(isAsked ? parts : [...below, ...parts])
}

const firstHeading = (parts: readonly Part[]): Line | null =>
  parts.find(({ text, line }) => !line.isCode && /^ {0,3}#[ \t]+\S/.test(text) && titleFrom(text) !== '')?.line ?? null

/** Lines of a heading that say no more than which stage begins. */
const headingsOf = ({ heading, extra, section }: Segment): Draft['headings'] =>
  heading.slice(extra === '' ? 0 : 1).map((line) => ({ line, section }))

function withoutBoilerplate({ lines, heading, extra, section }: Segment) {
  const warnings: Warning[] = []
  const found = lines.map((line) => (line.isCode || line.text === '' ? null : boilerplateOf(line.text, section)))
  const isHint = (i: number): boolean => found[i]?.text === lines[i]?.text && found[i] !== null
  const isEmptyQuote = (i: number): boolean => /^\s*(?:>\s*)+$/.test(lines[i]?.text ?? '')
  // An empty line of a quote goes with the hint beside it.
  const isLeftOut = (i: number): boolean =>
    isHint(i) || (isEmptyQuote(i) && (besides(i, -1, isEmptyQuote, isHint) || besides(i, 1, isEmptyQuote, isHint)))
  const parts = lines.flatMap((line, i): Part[] => {
    const hint = found[i]
    if (isLeftOut(i)) {
      if (hint?.isExact === false) warnings.push(warning(line.number, 'like-a-hint'))
      return []
    }
    return [{ line, text: hint ? line.text.slice(hint.text.length) : line.text }]
  })
  const [first] = heading
  const said = first && extra !== '' ? [{ line: first, text: extra }, BREAK] : []
  return { parts: [...said, ...parts], hints: lines.filter((_, i) => isLeftOut(i)), warnings }
}

type Test = (i: number) => boolean

/** Whether, past lines that `passes`, the next one in this direction `holds`. */
function besides(from: number, step: 1 | -1, passes: Test, holds: Test): boolean {
  let at = from + step
  while (passes(at)) at += step
  return holds(at)
}
