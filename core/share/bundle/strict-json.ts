import { refuse } from './fault.ts'

const MAX_DEPTH = 32
/** Of what commas and brackets part: a file of a bundle is eight, a follow-up six. */
const MAX_PARTS = 1_000_000

/** What is no part of a string, or begins one. */
const TOKEN = /["{}[\],]|-?\d[\d.eE+-]*/g
const STRING_MARK = /["\\]/g
/** What follows a string that is a name. */
const NAME_END = /\s*:/y

/**
 * Reads JSON from somebody else: parsers differ in what they make of a name that is there twice, of `__proto__`, of large
 * numbers and of halves of characters, and depth and number of parts cost memory before anything of them is known.
 * Throws `Refused`.
 * @param path what to say that it is
 */
export function parseStrictJson(text: string, path: string): unknown {
  scan(text, path)
  try {
    return JSON.parse(text)
  } catch {
    refuse('no-json', { path })
  }
}

function scan(text: string, path: string): void {
  /** For each thing that is open the names said in it; null: a list. */
  const open: (Set<string> | null)[] = []
  let [at, parts] = [0, 0]
  for (;;) {
    TOKEN.lastIndex = at
    const found = TOKEN.exec(text)
    if (found === null) return
    const [token] = found
    at = TOKEN.lastIndex
    if (token === '"') {
      const end = endOfString(text, at)
      checkString(text, at, end, open.at(-1) ?? null, path)
      at = end + 1
    } else if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null)
      parts += 1
    } else if (token === '}' || token === ']') open.pop()
    else if (token === ',') parts += 1
    else if (!/^(?:0|[1-9]\d{0,14})$/.test(token)) refuse('odd-number', { path, said: token.slice(0, 40) })
    if (open.length > MAX_DEPTH) refuse('too-deep', { path, limit: MAX_DEPTH })
    if (parts > MAX_PARTS) refuse('too-many-parts', { path, limit: MAX_PARTS })
  }
}

/** Where the string that begins at `from` ends. Files are strings of a million characters, not walked through one by one. */
function endOfString(text: string, from: number): number {
  let at = from
  for (;;) {
    STRING_MARK.lastIndex = at
    const mark = STRING_MARK.exec(text)
    if (mark === null) return text.length
    if (mark[0] === '"') return mark.index
    at = mark.index + 2
  }
}

function checkString(text: string, from: number, to: number, names: Set<string> | null, path: string): void {
  const value = text.slice(from, to)
  NAME_END.lastIndex = to + 1
  if (names !== null && NAME_END.test(text)) {
    // No name of a bundle needs an escape, which would be another way to write the same.
    if (value === '__proto__' || value.includes('\\')) refuse('odd-key', { path, said: value.slice(0, 80) })
    if (names.has(value)) refuse('doubled-key', { path, said: value.slice(0, 80) })
    names.add(value)
  }
  if (value.includes('\\u') && !isWellFormed(value)) refuse('odd-text', { path })
}

const isWellFormed = (literal: string): boolean =>
  literal
    .replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (_, code?: string) =>
      code === undefined ? ' ' : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .isWellFormed()
