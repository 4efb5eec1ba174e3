import { isMap, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { CardId, CATEGORIES, REFERENCE_KINDS } from './card.ts'
import type { Category, KeyPoint, Problem, Reference } from './card.ts'
import { Author, License } from './rights.ts'
import { offsetAt } from './yaml-places.ts'

/** Longer than any honest frontmatter: what is longer is not parsed at all. */
const MAX_FRONTMATTER_CHARS = 64 * 1024

export type Frontmatter = {
  readonly id: CardId
  readonly title: string | null
  readonly lang: string | null
  readonly category: Category | null
  readonly topics: readonly string[]
  readonly keyPoints: readonly KeyPoint[]
  readonly references: readonly Reference[]
  readonly created: string | null
  readonly requires: 'any' | 'all'
  readonly spoils: readonly CardId[]
  readonly archived: boolean
  readonly mergedFrom: readonly CardId[]
  readonly license: string | null
  readonly authors: readonly Author[]
}

const line = (max: number) => z.string().trim().min(1, 'is empty').max(max, `is longer than ${max} characters`)

/** Each field by itself: one that is wrong is reported and left out, and the card still shows. */
const FIELDS = {
  title: line(300),
  lang: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'is not a language tag such as zh or en'),
  category: z.enum(CATEGORIES),
  topics: z.array(line(60)).max(50),
  keyPoints: z
    .array(
      z.union([
        line(300).transform((point) => ({ point, aliases: [] as string[] })),
        z.strictObject({ point: line(300), aliases: z.array(line(100)).max(50).default([]) }),
      ]),
    )
    .max(100),
  references: z
    .array(
      z.strictObject({
        url: z.url({ protocol: /^https?$/, error: 'is not an http or https address' }),
        kind: z.enum(REFERENCE_KINDS),
        title: line(300),
      }),
    )
    .max(200),
  created: z.iso.date('is not a date such as 2026-11-23'),
  requires: z.enum(['any', 'all']),
  spoils: z.array(CardId).max(50),
  archived: z.boolean(),
  mergedFrom: z.array(CardId).max(500),
  license: License,
  authors: z.array(Author).max(100),
} as const

const MENDS: Record<keyof typeof FIELDS, string> = {
  title: 'write `title: the question in one line`, in quotes if it holds ": " or starts with a mark',
  lang: 'write `lang: zh` or `lang: en`',
  category: `write one of ${CATEGORIES.join(', ')}`,
  topics: 'write a list such as `topics: [nginx, socket]`',
  keyPoints: 'write items such as `- { point: inherited by the child, aliases: [inherit, fork] }`',
  references: `write items such as \`- { url: https://…, kind: official, title: … }\`; kind is one of ${REFERENCE_KINDS.join(', ')}`,
  created: 'write a date such as `created: 2026-11-23`',
  requires: 'write `requires: all` if every card that leads here has to be passed; leave it out if one is enough',
  spoils: 'write ids of cards such as `spoils: [q-4k7m2x9p]`',
  archived: 'write `archived: true`, or leave it out',
  mergedFrom: 'write ids of cards that are no more, such as `mergedFrom: [q-4k7m2x9p]`',
  license: 'write an SPDX expression such as `license: CC-BY-4.0`',
  authors: 'write items such as `- { name: Ada Lovelace, url: https://example.org }`',
}

export type Fence = { readonly yaml: string; readonly yamlStart: number; readonly bodyStart: number }

/** Finds the block between the two `---` lines at the top. Null when there is none or it is never closed. */
export function findFrontmatter(source: string): Fence | null {
  const open = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(source)
  if (!open) return null
  const close = /^---[ \t]*(?:\r\n|\n|\r|$)/gm
  close.lastIndex = open[0].length
  const end = close.exec(source)
  if (!end) return null
  return {
    yaml: source.slice(open[0].length, end.index),
    yamlStart: open[0].length,
    bodyStart: end.index + end[0].length,
  }
}

/** Reads the frontmatter. Without a usable `id` there is no card: `frontmatter` is null and an error says why. */
export function readFrontmatter(
  source: string,
  file: string,
): { readonly frontmatter: Frontmatter | null; readonly bodyStart: number; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const fence = findFrontmatter(source)
  const report = (severity: Problem['severity'], offset: number, message: string, mend: string): void => {
    const at = fence ? lines.linePos(Math.max(0, offset)) : { line: 1, col: 1 }
    problems.push({ severity, file, line: at.line + (fence ? 1 : 0), column: at.col, message, mend })
  }
  const lines = new LineCounter()
  const fail = (offset: number, message: string, mend: string) => {
    report('error', offset, message, mend)
    return { frontmatter: null, bodyStart: fence?.bodyStart ?? 0, problems }
  }

  if (!fence) {
    return fail(0, 'there is no frontmatter', 'begin the file with a line `---`, the fields, and another line `---`')
  }
  if (fence.yaml.length > MAX_FRONTMATTER_CHARS) {
    return fail(0, `the frontmatter is longer than ${MAX_FRONTMATTER_CHARS} characters`, 'move text into the sections')
  }

  const doc = parseDocument(fence.yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const syntax = doc.errors[0]
  if (syntax) return fail(syntax.pos[0], `the frontmatter is not valid YAML: ${syntax.message}`, yamlMend(syntax.code))
  if (!isMap(doc.contents)) return fail(0, 'the frontmatter has no fields', 'write at least `id:` and `title:`')

  let values: Record<string, unknown>
  try {
    // Aliases are how a YAML bomb grows; a card needs none.
    values = z.record(z.string(), z.unknown()).parse(doc.toJS({ maxAliasCount: 0 }))
  } catch {
    return fail(0, 'the frontmatter uses a YAML alias (`*name`)', 'write the value out in full')
  }

  const { contents } = doc
  const id = CardId.safeParse(Object.hasOwn(values, 'id') ? values['id'] : undefined)
  if (!id.success) {
    const message = contents.has('id') ? `id ${firstIssue(id.error)}` : 'the card has no id'
    return fail(
      offsetAt(contents, ['id']),
      message,
      'write `id: q-` and 8 letters or digits, and never change it again',
    )
  }

  const read = <K extends keyof typeof FIELDS>(key: K): z.infer<(typeof FIELDS)[K]> | null => {
    if (!Object.hasOwn(values, key)) return null
    const parsed = FIELDS[key].safeParse(values[key])
    // Safe: `FIELDS[key]` is the schema whose output this type names; TypeScript loses the tie through the index.
    if (parsed.success) return parsed.data as z.infer<(typeof FIELDS)[K]>
    const at = offsetAt(contents, [key, ...(parsed.error.issues[0]?.path ?? [])])
    report('warning', at, `${key} ${firstIssue(parsed.error)}`, MENDS[key])
    return null
  }

  const frontmatter: Frontmatter = {
    id: id.data,
    title: read('title'),
    lang: read('lang'),
    category: read('category'),
    topics: read('topics') ?? [],
    keyPoints: read('keyPoints') ?? [],
    references: read('references') ?? [],
    created: read('created'),
    requires: read('requires') ?? 'any',
    spoils: read('spoils') ?? [],
    archived: read('archived') ?? false,
    mergedFrom: read('mergedFrom') ?? [],
    license: read('license'),
    authors: read('authors') ?? [],
  }
  for (const key of ['title', 'lang', 'category', 'created'] as const) {
    if (!contents.has(key)) report('warning', 0, `the card has no ${key}`, MENDS[key])
  }
  return { frontmatter, bodyStart: fence.bodyStart, problems }
}

function yamlMend(code: string): string {
  return code === 'DUPLICATE_KEY'
    ? 'keep one of the two lines'
    : 'put text that holds ": ", " #", brackets or quotes in double quotes'
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (!issue) return 'is not valid'
  const where = issue.path.length > 0 ? `[${issue.path.join('.')}] ` : ''
  return where + issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}
