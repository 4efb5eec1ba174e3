import type { Extension } from '@codemirror/state'

// Each grammar is fetched when a file needs it, and no sooner.

const LOADERS: Readonly<Record<string, () => Promise<Extension>>> = {
  c: async () => (await import('@codemirror/lang-cpp')).cpp(),
  go: async () => (await import('@codemirror/lang-go')).go(),
  py: async () => (await import('@codemirror/lang-python')).python(),
  js: async () => (await import('@codemirror/lang-javascript')).javascript(),
  ts: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  sql: async () => {
    const { sql, SQLite } = await import('@codemirror/lang-sql')
    return sql({ dialect: SQLite })
  },
  sh: async () => {
    const [{ StreamLanguage }, { shell }] = await Promise.all([
      import('@codemirror/language'),
      import('@codemirror/legacy-modes/mode/shell'),
    ])
    return StreamLanguage.define(shell)
  },
}

const ALIASES: Readonly<Record<string, string>> = {
  h: 'c',
  cc: 'c',
  cpp: 'c',
  hpp: 'c',
  mjs: 'js',
  cjs: 'js',
  mts: 'ts',
}

/** The grammar of a file, by its name; nothing for a name that tells none. */
export async function languageOf(fileName: string): Promise<Extension> {
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()
  return (await LOADERS[ALIASES[ending] ?? ending]?.()) ?? []
}
