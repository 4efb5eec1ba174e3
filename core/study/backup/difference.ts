import { isCardPath } from '#core/card/disk.ts'
import type { DbFacts } from '#core/store/db-facts.ts'
import type { FilePlan } from './plan-files.ts'

type Counted = Omit<DbFacts, 'titles'>
type Lists<T> = { readonly added: T; readonly changed: T; readonly removed: T }

/** What restoring a backup would make of the library. */
export type Difference = {
  /** What is there now, and what the backup has. Null: there is no database, or it cannot be read; or the backup has none. */
  readonly now: Counted | null
  readonly then: Counted | null
  /** Null: the backup has no files, and those of the library stay. */
  readonly files: {
    /** Titles of cards, or the paths of those without one. */
    readonly cards: Lists<readonly string[]>
    readonly recordings: Lists<number>
    readonly others: Lists<number>
  } | null
}

/** `plan`: what happens to files; null: the backup has none. `now` and `then`: what the database has, and that of the backup. */
export function differenceTo(plan: FilePlan | null, now: DbFacts | null, then: DbFacts | null): Difference {
  return {
    now: now && countsOf(now),
    then: then && countsOf(then),
    files: plan && filesOf(plan, [then, now]),
  }
}

const countsOf = ({ reviews, attempts, entries, others, lastAt }: DbFacts): Counted => ({
  reviews,
  attempts,
  entries,
  others,
  lastAt,
})

function filesOf(plan: FilePlan, facts: readonly (DbFacts | null)[]): Difference['files'] {
  const lists = <T>(of: (paths: readonly string[]) => T): Lists<T> => ({
    added: of(plan.added.map((one) => one.path)),
    changed: of(plan.changed.map((one) => one.path)),
    removed: of(plan.removed.map((one) => one.path)),
  })
  const titleOf = (path: string): string => facts.find((one) => one?.titles.has(path))?.titles.get(path) ?? path
  const count = (paths: readonly string[], is: (path: string) => boolean): number => paths.filter(is).length
  const isRecording = (path: string): boolean => path.startsWith('audio/')
  return {
    cards: lists((paths) => paths.flatMap((path) => cardIn(path) ?? []).map(titleOf)),
    recordings: lists((paths) => count(paths, isRecording)),
    others: lists((paths) => count(paths, (path) => !isRecording(path) && cardIn(path) === null)),
  }
}

/** The path of a card in the content folder. Null: it is another file. */
function cardIn(path: string): string | null {
  const inner = path.replace(/^content\//, '')
  return inner !== path && isCardPath(inner) ? inner : null
}
