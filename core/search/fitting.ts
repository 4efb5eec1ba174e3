import type { Kind, SearchDocument } from './document.ts'
import { fieldsOfStage, type Field } from './fields.ts'
import { strictly } from './find.ts'
import { allowedIn } from './narrow.ts'
import type { Query } from './query.ts'
import type { Steps } from './steps.ts'
import type { Volume } from './volume.ts'

export type Fitting = {
  readonly kind: Kind
  /** So many at most. */
  readonly most: number
  /** Whether what belongs to a key may be among them. Null: all may. */
  readonly mayBe: ((key: string) => boolean) | null
}

/** Documents read between two breaths. */
const AT_ONCE = 20

/** The keys of what has all that a query says but for its words, in their order. Nothing is ranked or marked, nor read unless it must be. */
export function* fitting(
  volumes: readonly Volume[],
  query: Query,
  { kind, most, mayBe }: Fitting,
): Steps<readonly string[]> {
  const holds = query.phrases.length + query.not.length > 0 ? strictly(query) : null
  const open: { readonly key: string; readonly part: Volume['part']; readonly n: number }[] = []
  for (const volume of volumes) {
    const { part } = volume
    const allowed = allowedIn(volume, query, mayBe)
    for (let n = 0; n < part.size(); n += 1) {
      if (allowed[n] === 1 && part.kindOf(n) === kind) open.push({ key: part.keyOf(n), part, n })
    }
    yield
  }
  open.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.n - b.n))
  const found = new Set<string>()
  for (const [i, { key, part, n }] of open.entries()) {
    if (found.size === most) break
    if (i % AT_ONCE === AT_ONCE - 1) yield
    if (holds === null || holds(within(part.read(n), query))) found.add(key)
  }
  return [...found]
}

/** What a document says in the stages that are asked for. */
function within(document: SearchDocument, { stages }: Query): SearchDocument {
  if (stages.length === 0) return document
  const fields = new Set<Field>(stages.flatMap(fieldsOfStage))
  const texts = document.texts.filter(([field]) => fields.has(field))
  return { ...document, title: fields.has('title') ? document.title : '', texts }
}
