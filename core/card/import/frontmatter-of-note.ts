import { z } from 'zod'
import { parseDocument } from 'yaml'
import { findFrontmatter } from '../frontmatter.ts'
import { plainLine } from '../plain-answer.ts'
import type { Line } from './lines.ts'

/** What stands between the two `---` lines of a note, as other programs write it. */
export type NoteFrontmatter = {
  readonly lines: readonly Line[]
  readonly title: string | null
  readonly topics: readonly string[]
  /** YYYY-MM-DD */
  readonly created: string | null
  readonly lang: string | null
  /** The text as it was, kept with the card where not all of it has a place there. */
  readonly rest: string | null
}

const Text = z.string().trim().min(1).max(300)
const Tags = z.union([
  z.array(z.union([z.string(), z.number()]).transform(String)),
  z.string().transform((tags) => tags.split(/[,\s]+/)),
])
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform((text) => text.slice(0, 10))
  .pipe(z.iso.date())
const Lang = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/)

/** Keys that a card has a place for, under the names that are in use for them. */
const KNOWN = ['title', 'tags', 'tag', 'topics', 'created', 'date', 'lang']

/** Reads the frontmatter of a note. Null: there is none. One that is no YAML is kept as it is. */
export function noteFrontmatter(lines: readonly Line[]): NoteFrontmatter | null {
  const fence = findFrontmatter(lines.map(({ text }) => text).join('\n'))
  if (!fence || fence.yaml.trim() === '') return null
  const count = fence.yaml.split('\n').length + 1
  const own = lines.slice(0, count)
  const doc = parseDocument(fence.yaml, { prettyErrors: false, stringKeys: true })
  const values = z.record(z.string(), z.unknown()).safeParse(doc.errors.length > 0 ? null : toJs(doc))
  // A rule between two others, and prose: no frontmatter at all.
  if (!values.success) return /^\w+:/m.test(fence.yaml) ? { ...EMPTY, lines: own, rest: fence.yaml.trimEnd() } : null

  const read = <T>(schema: z.ZodType<T>, ...keys: readonly string[]): T | null => {
    for (const key of keys) {
      const parsed = schema.safeParse(Object.hasOwn(values.data, key) ? values.data[key] : undefined)
      if (parsed.success) return parsed.data
    }
    return null
  }
  const topics = (read(Tags, 'tags', 'tag', 'topics') ?? []).map((tag) => plainLine(tag).replace(/^#/, ''))
  const found = {
    title: read(Text, 'title'),
    topics: topics.filter((tag) => tag !== '' && tag.length <= 60).slice(0, 50),
    created: read(Day, 'created', 'date'),
    lang: read(Lang, 'lang'),
  }
  const isAllKnown = Object.keys(values.data).every((key) => KNOWN.includes(key)) && !fence.yaml.includes('#')
  const isAllRead =
    Object.keys(values.data).length === Object.values(found).filter((one) => one !== null && one.length > 0).length
  return { ...found, lines: own, rest: isAllKnown && isAllRead ? null : fence.yaml.trimEnd() }
}

const EMPTY = { title: null, topics: [], created: null, lang: null }

function toJs(doc: ReturnType<typeof parseDocument>): unknown {
  try {
    return doc.toJS({ maxAliasCount: 0 })
  } catch {
    // An alias, by which YAML grows without end: kept as text.
    return null
  }
}
