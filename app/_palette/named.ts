import Fuse from 'fuse.js'
import type { NamedRow } from './row.ts'

/** As far as Fuse.js may be off: a letter in six. Names are few and short, and what is typed is mostly no name. */
const THRESHOLD = 0.2
/** No name is as long. */
const MAX_NAME = 40

/** The actions and pages that are called like this, in either language or as it sounds, best first. Of nothing, all. */
export function namedLike(typed: string, named: readonly NamedRow[]): readonly NamedRow[] {
  if (typed === '') return named
  if (typed.length > MAX_NAME) return []
  const letters = typed.toLowerCase().replaceAll(/[\s']+/g, '')
  const heard = named.filter(
    ({ name: { sounds } }) => letters.length > 1 && sounds.some((sound) => sound.startsWith(letters)),
  )
  const fuse = new Fuse(named, {
    keys: ['name.label', 'name.also'],
    threshold: THRESHOLD,
    ignoreLocation: true,
    includeMatches: true,
  })
  const read = fuse.search(typed).map(({ item, matches = [] }): NamedRow => {
    const titleMarks = matches
      .filter(({ key }) => key === 'name.label')
      .flatMap(({ indices }) => indices.map(([first, last]) => [first, last + 1] as const))
      .filter(([from, to]) => to - from > 1 || typed.length === 1)
    return { ...item, row: { ...item.row, titleMarks } }
  })
  const known = new Set(read.map(({ row }) => row.id))
  return [...read, ...heard.filter(({ row }) => !known.has(row.id))]
}
