import type { SearchDocument } from './document.ts'
import { WEIGHT, type Field } from './fields.ts'
import { occurrencesOf, type Occurrence } from './occurrences.ts'
import type { Alternative, Group } from './plan.ts'

/** UTF-16 offsets in a text: from, and up to but not including. In order, not touching each other. */
export type Marks = readonly (readonly [number, number])[]

/** A piece of one of the texts of a document. */
export type Excerpt = { readonly field: Field; readonly text: string; readonly marks: Marks }

/** Characters an excerpt has, about. */
const LENGTH = 120
/** Of these, how many stand before the first mark. */
const LEAD = 24
/** A text is looked through so far: what is found behind it is found, and not shown. */
const MAX_TEXT = 20_000

/** One thing that is asked for: the terms it is found by, and what it tells. */
type Asked = Pick<Group, 'weight'> & { readonly alternatives: readonly Pick<Alternative, 'term'>[] }

/** Finds what was asked for in texts. */
export type Marker = {
  readonly title: (title: string) => Marks
  /** The piece that shows most of what was asked for. Null: the document has no text but its title. */
  readonly excerpt: (document: SearchDocument, fields: readonly Field[] | null) => Excerpt | null
}

/** @param heard what a text says by its sound; nothing, if nothing was asked for by it */
export function newMarker(
  groups: readonly Asked[],
  heard: (text: string, field: Field) => readonly Occurrence[],
): Marker {
  const askedBy = new Map<string, number>()
  for (const [g, { alternatives }] of groups.entries()) for (const { term } of alternatives) askedBy.set(term, g)
  const find = (text: string, field: Field): Occurrence[] =>
    [...occurrencesOf(text.slice(0, MAX_TEXT)), ...heard(text, field)]
      .filter(({ term }) => askedBy.has(term))
      .sort((a, b) => a.start - b.start)
  /** What so many occurrences say together: each thing that was asked for once. */
  const worth = (found: readonly Occurrence[]): number =>
    [...new Set(found.map(({ term }) => askedBy.get(term) ?? -1))].reduce((sum, g) => sum + (groups[g]?.weight ?? 0), 0)

  const excerpt: Marker['excerpt'] = ({ texts }, fields) => {
    const open = fields === null ? texts : texts.filter(([field]) => fields.includes(field))
    const shown = open.map(([field, text]) => {
      const found = find(text, field)
      return { field, text, found, worth: worth(found) }
    })
    const [best] = shown.sort((a, b) => b.worth - a.worth || rankOf(b.field) - rankOf(a.field))
    if (!best) return null
    const start = startOf(best.text, windowOf(best.found, worth)?.[0]?.start ?? 0)
    const text = best.text.slice(start, endOf(best.text, start + LENGTH))
    const inside = best.found.filter((one) => one.start >= start && one.end <= start + text.length)
    return { field: best.field, text, marks: joined(inside.map((one) => [one.start - start, one.end - start])) }
  }
  return { title: (title) => joined(find(title, 'title').map(({ start, end }) => [start, end])), excerpt }
}

/** Of two places that say as much a section is rather shown than a list of words; of sections the one that counts more. */
const rankOf = (field: Field): number => (LISTS.has(field) ? 0 : WEIGHT[field])
const LISTS: ReadonlySet<Field> = new Set(['keyPoints', 'topics', 'references'])

/** Of all stretches as long as an excerpt the one that says most, the first of them. */
function windowOf(
  found: readonly Occurrence[],
  worth: (found: readonly Occurrence[]) => number,
): readonly Occurrence[] | null {
  let [best, most]: [readonly Occurrence[] | null, number] = [null, 0]
  // Enough to choose from; a text may be full of what was asked for.
  for (const [i, first] of found.slice(0, 100).entries()) {
    const inside = found.slice(i, i + 50).filter((one) => one.end <= first.start + LENGTH - LEAD)
    const much = worth(inside)
    if (much > most) [best, most] = [inside, much]
  }
  return best
}

/** Somewhat before the first mark, between two words. */
function startOf(text: string, mark: number): number {
  const start = Math.max(0, mark - LEAD)
  if (start === 0) return 0
  const blank = text.slice(start, mark).search(/[\s，。；：、,;]/)
  return blank < 0 ? whole(text, start) : start + blank + 1
}

const endOf = (text: string, end: number): number => (end >= text.length ? text.length : whole(text, end))

/** Not in the middle of a character. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at)

/** Overlapping or touching places as one. */
function joined(places: readonly (readonly [number, number])[]): Marks {
  const marks: [number, number][] = []
  for (const [start, end] of places) {
    const last = marks.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else marks.push([start, end])
  }
  return marks
}
