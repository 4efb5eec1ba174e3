import { stringify } from 'yaml'
import { type Frontmatter, readFrontmatter } from '#core/card/frontmatter.ts'
import { type CardPart, partsOf } from '#core/card/parts.ts'
import { type SectionId, SECTIONS } from '#core/card/stages.ts'

/** Fields of a card's frontmatter that travel, in their order. The id is what makes it the same card. */
export const FIELDS = [
  'title',
  'lang',
  'category',
  'topics',
  'keyPoints',
  'references',
  'created',
  'requires',
  'spoils',
  'mergedFrom',
  'license',
  'authors',
] as const
export type Field = (typeof FIELDS)[number]

/** A part of a card that is merged by itself. `order`: that of its sections. `card`: all of it, where parts cannot be told. */
export type PartName = `frontmatter.${Field}` | SectionId | 'order' | 'card'

export const isField = (part: PartName): part is `frontmatter.${Field}` => part.startsWith('frontmatter.')
export const fieldOf = (part: `frontmatter.${Field}`): Field | undefined =>
  FIELDS.find((field) => part === `frontmatter.${field}`)

/** A card's text, taken apart. */
export type CardText = {
  readonly frontmatter: Frontmatter | null
  /** Of every part the text; empty where there is none. A stage that is doubled is one part. */
  readonly texts: ReadonlyMap<PartName, string>
  /** What its sections are, in the order of the file. */
  readonly order: readonly SectionId[]
}

export function cardTextOf(source: string): CardText {
  const { frontmatter } = readFrontmatter(source, '')
  const sections = sectionsOf(source)
  const texts = new Map<PartName, string>([
    ...FIELDS.map((field) => [`frontmatter.${field}`, fieldText(frontmatter, field)] as const),
    ...SECTIONS.map((id) => [id, textOf(sections, id)] as const),
  ])
  return { frontmatter, texts, order: sections.map(({ id }) => id) }
}

export type SectionPart = Omit<CardPart, 'id'> & { readonly id: SectionId }

/** The sections of a card's file with their headings, in its order. */
export const sectionsOf = (source: string): readonly SectionPart[] =>
  partsOf(source).flatMap(({ id, text }) => (id === 'frontmatter' ? [] : { id, text }))

const textOf = (sections: readonly SectionPart[], id: SectionId): string =>
  sections.flatMap((one) => (one.id === id ? one.text : [])).join('')

/** A field as YAML. Empty: the card does not say it, or says what goes without saying. */
export function fieldText(frontmatter: Frontmatter | null, field: Field): string {
  const value = frontmatter?.[field] ?? null
  const isEmpty = value === null || value === 'any' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? '' : stringify({ [field]: value }, { lineWidth: 0 }).trimEnd()
}
