const PREFIX = 'entry:'

/** The key that an entry of the journal has in an index. No card has such a key. */
export const entryKey = (id: string): string => `${PREFIX}${id}`

/** The id of the entry that a key is of. Null: it is of something else. */
export const entryOfKey = (key: string): string | null => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null)

const DAY = 'day:'

/** What tells the day of an entry: it belongs to what is found of it. */
export const dayFacet = (day: string): string => `${DAY}${day}`

/** The day that an entry belongs to, by its facets. */
export const dayIn = (facets: readonly string[]): string =>
  facets.find((one) => one.startsWith(DAY))?.slice(DAY.length) ?? ''
