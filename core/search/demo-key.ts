const PREFIX = 'demo:'

/** The languages that each demo is found in. */
export const DEMO_LANGS = ['zh', 'en'] as const

/** The key that a demo has in an index. No card has such a key. */
export const demoKey = (id: string): string => `${PREFIX}${id}`

/** The id of the demo that a key is of. Null: it is of something else. */
export const demoOfKey = (key: string): string | null => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : null)

/** The language of a demo’s title, by its facets, which name the language it is written in as well. */
export const titleLangOf = (facets: readonly string[]): string | null =>
  DEMO_LANGS.find((lang) => facets.includes(`lang:${lang}`)) ?? null
