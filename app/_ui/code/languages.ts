import type { LanguageSupport } from '@codemirror/language'

// Each grammar is fetched when a text needs it, and no sooner.

const LOADERS: Readonly<Record<string, () => Promise<LanguageSupport>>> = {
  c: async () => (await import('@codemirror/lang-cpp')).cpp(),
  go: async () => (await import('@codemirror/lang-go')).go(),
  py: async () => (await import('@codemirror/lang-python')).python(),
  js: async () => (await import('@codemirror/lang-javascript')).javascript(),
  ts: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  yaml: async () => (await import('@codemirror/lang-yaml')).yaml(),
  sql: async () => {
    const { sql, SQLite } = await import('@codemirror/lang-sql')
    return sql({ dialect: SQLite })
  },
  sh: async () => {
    const [{ LanguageSupport: Support, StreamLanguage }, { shell }] = await Promise.all([
      import('@codemirror/language'),
      import('@codemirror/legacy-modes/mode/shell'),
    ])
    return new Support(StreamLanguage.define(shell))
  },
}

const ALIASES: Readonly<Record<string, string>> = {
  h: 'c',
  cc: 'c',
  cpp: 'c',
  'c++': 'c',
  hpp: 'c',
  golang: 'go',
  python: 'py',
  mjs: 'js',
  cjs: 'js',
  javascript: 'js',
  mts: 'ts',
  typescript: 'ts',
  yml: 'yaml',
  bash: 'sh',
  shell: 'sh',
}

const keyOf = (name: string): string => ALIASES[name.toLowerCase()] ?? name.toLowerCase()

/** Whether there is a grammar of this name, as it stands behind a fence or at the end of a file’s name. */
export const isLanguage = (name: string): boolean => Object.hasOwn(LOADERS, keyOf(name))

/** The grammar of that name. Null: there is none. */
export async function languageNamed(name: string): Promise<LanguageSupport | null> {
  return isLanguage(name) ? ((await LOADERS[keyOf(name)]?.()) ?? null) : null
}

/** The grammar of a file, by its name. Null for a name that tells none. */
export const languageOf = (fileName: string): Promise<LanguageSupport | null> =>
  languageNamed(fileName.slice(fileName.lastIndexOf('.') + 1))
