import type { SectionId } from '#core/card/stages.ts'
import { KINDS, type Kind } from './document.ts'
import type { Excerpt } from './marks.ts'
import type { Query } from './query.ts'

/** What a query may find: only cards have stages and stand anywhere. */
export function kindsOf({ standings, stages }: Query): readonly Kind[] {
  const isOfCards = stages.length > 0 || standings.some((one) => one !== 'open')
  if (standings.includes('open')) return isOfCards ? ['card', 'open'] : ['open']
  return isOfCards ? ['card'] : KINDS
}

/** The section an excerpt is of. Null: it is of none. */
export function stageOf(excerpt: Excerpt | null): SectionId | null {
  if (excerpt === null) return null
  const { field } = excerpt
  switch (field) {
    case 'title':
    case 'keyPoints':
    case 'topics':
    case 'references':
      return null
    default:
      return field
  }
}
