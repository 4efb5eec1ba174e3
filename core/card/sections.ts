import type { Section } from './card.ts'
import { plainHeadings } from './headings.ts'
import type { HeadingLine } from './headings.ts'
import { sectionOfHeading } from './stages.ts'
import { parseFlow, parseMarkdown } from './syntax.ts'
import { findExcess } from './syntax-limits.ts'

/**
 * Cuts the body into sections at the top-level headings that name a stage. Any other heading belongs to the section
 * it stands in. Together the sections and their headings cover the body without a gap.
 */
export function findSections(source: string, bodyStart: number): Section[] {
  const body = source.slice(bodyStart)
  const headings = (findExcess(body, 'flow') === null ? plainHeadings(body) : null) ?? parsedHeadings(body)

  const sections: Section[] = []
  let open: { id: Section['id']; heading: string; start: number } = { id: 'preface', heading: '', start: bodyStart }
  const close = (end: number): void => {
    if (open.id !== 'preface' || source.slice(open.start, end).trim() !== '') sections.push({ ...open, end })
  }
  for (const { start: from, end: to } of headings) {
    const heading = headingText(body.slice(from, to))
    const id = sectionOfHeading(heading)
    if (!id) continue
    close(bodyStart + from)
    open = { id, heading, start: bodyStart + to }
  }
  close(source.length)
  return sections
}

/** The top-level headings by way of the parser. */
export function parsedHeadings(body: string): readonly HeadingLine[] {
  const flow = parseFlow(body)
  const tree = flow.ok ? flow : parseMarkdown(body)
  if (!tree.ok) return []
  return tree.value.children.flatMap(({ type, position }) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    return type === 'heading' && start !== undefined && end !== undefined ? { start, end } : []
  })
}

function headingText(raw: string): string {
  return raw
    .replace(/^\s{0,3}#{1,6}[ \t]*/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/(\r\n|\n|\r)[ \t]*[=-]+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
}
