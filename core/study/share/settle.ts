import type { Inspection, TakeChoices } from './inspection.ts'

/** Every conflict settled for the same side. */
export function settleAll({ cards, demos }: Inspection, side: 'mine' | 'theirs'): NonNullable<TakeChoices['settle']> {
  const parts = cards.flatMap(({ id, parts: all }) =>
    all.flatMap(({ part, outcome }) => (outcome === 'conflict' ? `${id}/${part}` : [])),
  )
  const whole = demos.flatMap(({ id, standing }) => (standing === 'conflict' ? `demo:${id}` : []))
  return Object.fromEntries([...parts, ...whole].map((name) => [name, side]))
}
