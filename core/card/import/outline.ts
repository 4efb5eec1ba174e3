import type { SectionId } from '../stages.ts'
import type { Line } from './lines.ts'
import { bareNumberOf, headingAt, sectionOfNumber, stageOf, type NoteHeading } from './stage-heading.ts'

/** A stretch of a note that belongs to one section. `heading` is empty for prose before the first one. */
export type Segment = {
  readonly section: SectionId
  readonly heading: readonly Line[]
  readonly level: number
  /** What the author wrote into the heading beyond the stage's name. */
  readonly extra: string
  readonly lines: readonly Line[]
}

type Opening = Omit<Segment, 'lines'> & { readonly at: number; readonly isSure: boolean }

/** Cuts a note at the headings of its stages. Null: it is not written in stages. */
export function segmentsOf(lines: readonly Line[]): readonly Segment[] | null {
  const openings = withNumbers(lines, namedOpenings(lines))
  const sections = new Set(openings.map(({ section }) => section))
  if (sections.size < 2 && !openings.some(({ isSure }) => isSure)) return null
  const starts = [{ section: 'preface' as const, heading: [], level: 0, extra: '', at: 0 }, ...openings]
  return starts.map(({ section, heading, level, extra, at }, i) => {
    const from = at + heading.length
    return { section, heading, level, extra, lines: lines.slice(from, starts[i + 1]?.at ?? lines.length) }
  })
}

function namedOpenings(lines: readonly Line[]): readonly Opening[] {
  const openings: Opening[] = []
  for (const at of lines.keys()) {
    const heading = headingAt(lines, at)
    const stage = heading && stageOf(heading.text)
    if (!stage) continue
    const before = openings.at(-1)
    // Follow-up questions have a question and an answer of their own.
    const isPart = before?.section === 'followups' && (stage.section === 'question' || stage.section === 'answer')
    if (isPart && (stage.isGeneric || heading.level > before.level)) continue
    const { section, extra, isGeneric } = stage
    openings.push({ ...openingFrom(heading, at), section, extra, isSure: !isGeneric && extra === '' })
  }
  return openings
}

const openingFrom = ({ lines, level }: NoteHeading, at: number) => ({ heading: lines, level, at })

/** Adds headings that are a number and no more, where the stage of that number is missing just there. */
function withNumbers(lines: readonly Line[], named: readonly Opening[]): readonly Opening[] {
  const bare = [...lines.keys()].flatMap((at): readonly (Opening & { readonly number: number })[] => {
    const heading = headingAt(lines, at)
    const number = heading && heading.level < 7 ? bareNumberOf(heading.text) : null
    const section = number === null ? null : sectionOfNumber(number)
    if (!heading || number === null || section === null) return []
    return [{ ...openingFrom(heading, at), section, extra: '', isSure: false, number }]
  })
  const taken = new Set(named.map(({ section }) => section))
  const isAlone = named.length === 0
  const fits = ({ at, number, section }: (typeof bare)[number]): boolean => {
    if (taken.has(section) || bare.filter((one) => one.section === section).length > 1) return false
    if (isAlone) return bare.length >= 3 && bare.every((one, i) => i === 0 || one.number > (bare[i - 1]?.number ?? 0))
    const before = named.findLast((one) => one.at < at)
    const after = named.find((one) => one.at > at)
    return numberOf(before, 0) < number && number < numberOf(after, 10)
  }
  return [...named, ...bare.filter(fits)].toSorted((a, b) => a.at - b.at)
}

function numberOf(opening: Opening | undefined, otherwise: number): number {
  if (!opening) return otherwise
  const numbers = Array.from({ length: 9 }, (_, i) => i + 1)
  return numbers.find((number) => sectionOfNumber(number) === opening.section) ?? otherwise
}
