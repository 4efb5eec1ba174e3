import path from 'node:path'
import { stringify } from 'yaml'
import { readFrontmatter, type Frontmatter } from '#core/card/frontmatter.ts'
import { outlineCard, type OutlinedCard, type ParsedCard } from '#core/card/parse.ts'
import { mediaOf, relocate } from '#core/card/relocate.ts'
import type { Author } from '#core/card/rights.ts'
import { err, ok, type Result } from '#core/result.ts'

/** What the cards of a chain are under that say nothing of it themselves. */
export type Rights = { readonly license: string; readonly authors: readonly Author[] }

/**
 * Why a card has no canonical text. `no-card`: it cannot be read. `unreadable`: an address would have to be changed and is
 * written in a way that it cannot be. `unstable`: its characters mean something else once they are composed (NFC).
 */
export type CanonicalFault = 'no-card' | 'unreadable' | 'unstable'

/** Deep enough that no address of a card leads out of the content folder from here: each is seen. */
const PLACE = 'x/'.repeat(64)

/**
 * The text of a card as it travels, whatever its file looks like: UTF-8 without a mark, LF, NFC, one line end at its end. Its
 * frontmatter is printed anew from the fields that are listed here; what else stands there is its owner's. The addresses of
 * its images lead into `images/`; those of files that do not come along into `images/missing/`, so that nothing that lies
 * where it is taken in takes their place.
 * @param images the names that images have in `cards/images/`, by their paths in the content folder
 */
export function canonicalCard(
  parsed: ParsedCard<OutlinedCard>,
  rights: Rights,
  images: ReadonlyMap<string, string>,
): Result<string, CanonicalFault> {
  const { card } = parsed
  if (card === null) return err('no-card')
  const file = `${PLACE}${card.id}.mdx`
  const moved = mediaOf(parsed).map((use) => [use.path, `${PLACE}images/${canonicalName(use.path, images)}`] as const)
  // Parsing is what costs: most cards show no file, and are in this form when they are read.
  const isPlain = moved.length === 0 && mediaOf({ ...parsed, file }).length === 0
  const relocated = isPlain ? ok(parsed.source) : relocate(parsed, file, new Map(moved))
  if (!relocated.ok) return relocated
  const text = printed(plain(relocated.value), rights)
  if (text === null) return err('no-card')
  if (isPlain && text === parsed.source) return ok(text)
  const isStable = printed(text, rights) === text
  // Nothing of the body was composed: it shows what it did, and that was no file.
  if (isPlain && isStable && plain(parsed.source) === parsed.source) return ok(text)
  // What is composed could have become a mark of Markdown, and with it what it stands before an address.
  const shown = mediaOf(outlineCard(text, file)).map((use) => use.path)
  const isSame = JSON.stringify(shown) === JSON.stringify(moved.map(([, to]) => to))
  return isStable && isSame ? ok(text) : err('unstable')
}

/** What a file of the content folder is called below `images/`. */
export const canonicalName = (media: string, images: ReadonlyMap<string, string>): string =>
  images.get(media) ?? `missing/${path.posix.basename(media)}`

/** Null: no card any more. */
function printed(source: string, rights: Rights): string | null {
  const { frontmatter, bodyStart } = readFrontmatter(source, '')
  if (frontmatter === null) return null
  return plain(
    `---\n${stringify(fieldsOf(frontmatter, rights), wellFormed, { lineWidth: 0 })}---\n${source.slice(bodyStart)}`,
  )
}

/** Half a character, which YAML can name, is none. */
const wellFormed = (_: unknown, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

/** What is undefined is not printed. */
function fieldsOf(card: Frontmatter, { license, authors }: Rights): object {
  const listed = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)
  // A card under a licence of its own that names nobody was given away so: no one else is its author.
  const isOwn = card.license === null && card.authors.length === 0
  return {
    id: card.id,
    title: card.title ?? undefined,
    lang: card.lang ?? undefined,
    category: card.category ?? undefined,
    topics: listed(card.topics),
    keyPoints: listed(card.keyPoints.map(({ point, aliases }) => (aliases.length === 0 ? point : { point, aliases }))),
    references: listed(card.references.map(({ url, kind, title }) => ({ url, kind, title }))),
    created: card.created ?? undefined,
    requires: card.requires === 'any' ? undefined : card.requires,
    spoils: listed(card.spoils),
    mergedFrom: listed(card.mergedFrom),
    license: card.license ?? license,
    authors: listed((isOwn ? authors : card.authors).map(({ name, url }) => ({ name, url }))),
  }
}

function plain(text: string): string {
  const lines = text
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .normalize('NFC')
  let end = lines.length
  while (lines[end - 1] === '\n') end -= 1
  return `${lines.slice(0, end)}\n`
}
