import type { Section } from './card.ts'
import { sectionOfHeading } from './stages.ts'
import { parseFlow, parseMarkdown } from './syntax.ts'

/**
 * Cuts the body into sections at the top-level headings that name a stage. Any other heading belongs to the section
 * it stands in. Together the sections and their headings cover the body without a gap.
 */
export function findSections(source: string, bodyStart: number): Section[] {
  const body = source.slice(bodyStart)
  const flow = parseFlow(body)
  const tree = flow.ok ? flow : parseMarkdown(body)
  const headings = tree.ok ? tree.value.children.filter((node) => node.type === 'heading') : []

  const sections: Section[] = []
  let open: { id: Section['id']; heading: string; start: number } = { id: 'preface', heading: '', start: bodyStart }
  const close = (end: number): void => {
    if (open.id !== 'preface' || source.slice(open.start, end).trim() !== '') sections.push({ ...open, end })
  }
  for (const node of headings) {
    const from = node.position?.start.offset
    const to = node.position?.end.offset
    if (from === undefined || to === undefined) continue
    const heading = headingText(body.slice(from, to))
    const id = sectionOfHeading(heading)
    if (!id) continue
    close(bodyStart + from)
    open = { id, heading, start: bodyStart + to }
  }
  close(source.length)
  return sections
}

function headingText(raw: string): string {
  return raw
    .replace(/^\s{0,3}#{1,6}[ \t]*/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/(\r\n|\n|\r)[ \t]*[=-]+[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
}
