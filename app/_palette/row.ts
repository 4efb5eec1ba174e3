import type { Route } from 'next'
import type { Kind } from '#core/search/document.ts'
import type { Marks } from '#core/search/marks.ts'
import type { Hit } from './hits.ts'
import type { Name } from './names.ts'

/** What a line of the palette does. `press`: what this key does on the page. `tab`: where it leads in a tab of its own. */
export type Deed =
  | { readonly kind: 'go'; readonly href: Route; readonly tab: string }
  | { readonly kind: 'press'; readonly key: string; readonly tab: string | null }

export type Group = 'recent' | 'actions' | 'pages' | Kind | 'more'

/** A line of the palette. `lang`: BCP 47; null: the page’s. */
export type Row = {
  readonly id: string
  readonly group: Group
  readonly title: string
  readonly titleMarks: Marks
  readonly lang: string | null
  readonly hit: Hit | null
  /** The keys that do the same. */
  readonly keys: readonly string[]
  readonly deed: Deed
}

/** A line, and what it may be found by. */
export type NamedRow = { readonly row: Row; readonly name: Name }
