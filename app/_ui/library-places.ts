import type { Route } from 'next'

/** The pages that show the library one way or the other, and the key that goes there from anywhere. */
export const LIBRARY = [
  { name: 'chains', href: '/chains', keys: 'g-c' },
  { name: 'boards', href: '/boards', keys: 'g-b' },
  { name: 'questions', href: '/questions', keys: 'g-q' },
  { name: 'references', href: '/references', keys: 'g-e' },
  { name: 'demos', href: '/demos', keys: 'g-d' },
  { name: 'map', href: '/map', keys: 'g-m' },
  { name: 'links', href: '/links', keys: 'g-l' },
  { name: 'duplicates', href: '/duplicates', keys: 'g-u' },
  { name: 'bundles', href: '/bundles', keys: 'g-x' },
] as const satisfies readonly { readonly name: string; readonly href: Route; readonly keys: string }[]
