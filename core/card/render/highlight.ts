import { toHtml } from 'hast-util-to-html'
import { createHighlighterCore, type HighlighterCore, type LanguageInput } from 'shiki/core'
import { createOnigurumaEngine } from 'shiki/engine/oniguruma'

export type Highlighter = {
  /** Markup of `code` with a colour for each theme, or null if the language is unknown or the code too long. */
  readonly highlight: (code: string, language: string) => string | null
}

/** Colours nothing: for checks and tests, where loading grammars would be a waste. */
export const plainHighlighter: Highlighter = { highlight: () => null }

// Both keep a contrast of 4.5 for every token, comments included, on a light grey and on a near-black ground.
const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const

const GRAMMARS: Readonly<Record<string, LanguageInput>> = {
  asm: () => import('shiki/langs/asm.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  docker: () => import('shiki/langs/docker.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  lua: () => import('shiki/langs/lua.mjs'),
  make: () => import('shiki/langs/make.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  mdx: () => import('shiki/langs/mdx.mjs'),
  nginx: () => import('shiki/langs/nginx.mjs'),
  proto: () => import('shiki/langs/proto.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  shellscript: () => import('shiki/langs/shellscript.mjs'),
  shellsession: () => import('shiki/langs/shellsession.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
}

// Names people write that the grammars do not know.
const ALIASES: Readonly<Record<string, string>> = {
  h: 'c',
  cc: 'cpp',
  hpp: 'cpp',
  golang: 'go',
  jsx: 'tsx',
  node: 'javascript',
  python3: 'python',
  terminal: 'shellsession',
  conf: 'ini',
  mysql: 'sql',
  jsonc: 'json',
  s: 'asm',
  nasm: 'asm',
  htm: 'html',
}

/** What one grammar may be given: a longer block, or a longer line, is shown without colours. */
const MAX_CODE_CHARS = 20_000
const MAX_LINE_CHARS = 400
/** Of markup, over all blocks kept. */
const CACHE_CHARS = 4_000_000

/**
 * Loads the engine (WebAssembly), the two themes and the grammars: about half a second and 60 MB, so once a process.
 * The colours are the variables `--shiki-light` and `--shiki-dark` on each token, for the page's style to choose from.
 */
export async function loadHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighterCore({
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-high-contrast.mjs'),
    ],
    langs: Object.values(GRAMMARS),
    langAlias: ALIASES,
    engine: createOnigurumaEngine(import('shiki/wasm')),
  })
  const known = new Set([...shiki.getLoadedLanguages(), ...Object.keys(ALIASES)])
  const cache = createCache(CACHE_CHARS)
  return {
    highlight(code, written) {
      const language = written.toLowerCase()
      if (!known.has(language) || code.length > MAX_CODE_CHARS) return null
      const key = `${language}\n${code}`
      const kept = cache.get(key)
      if (kept !== undefined) return kept
      const html = colour(shiki, code, language)
      cache.set(key, html)
      return html
    },
  }
}

let shared: Promise<Highlighter> | undefined

/** The one of this process, loaded when it is first asked for. */
export const sharedHighlighter = (): Promise<Highlighter> => (shared ??= loadHighlighter())

function colour(shiki: HighlighterCore, code: string, lang: string): string {
  const options = { lang, themes: THEMES, defaultColor: false, tokenizeMaxLineLength: MAX_LINE_CHARS } as const
  const [pre] = shiki.codeToHast(code, options).children
  const inner = pre?.type === 'element' ? pre.children[0] : undefined
  return inner?.type === 'element' ? toHtml(inner.children) : ''
}

/** Keeps the most recently used, up to `maxChars` of keys and values together. */
export function createCache(maxChars: number) {
  const entries = new Map<string, string>()
  let chars = 0
  const drop = (key: string): void => {
    chars -= key.length + (entries.get(key)?.length ?? 0)
    entries.delete(key)
  }
  return {
    get(key: string): string | undefined {
      const value = entries.get(key)
      if (value === undefined) return undefined
      // A map keeps the order of insertion: whatever is used goes to the end.
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key: string, value: string): void {
      if (entries.has(key)) drop(key)
      entries.set(key, value)
      chars += key.length + value.length
      for (const oldest of entries.keys()) {
        if (chars <= maxChars) return
        drop(oldest)
      }
    },
  }
}
