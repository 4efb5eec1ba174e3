import type { Route } from 'next'

/** The pages that show what was done, and the key that goes there from anywhere. */
export const JOURNAL = [
  { name: 'journal', href: '/journal', keys: 'g-j' },
  { name: 'back', href: '/journal/back', keys: 'g-w' },
  { name: 'stats', href: '/stats', keys: 'g-f' },
] as const satisfies readonly { readonly name: string; readonly href: Route; readonly keys: string }[]
