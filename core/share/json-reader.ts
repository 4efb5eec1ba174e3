import { z } from 'zod'
import { DocumentFault, type Part } from './json-document.ts'
import { EXPECTED, TOKENS, type State } from './json-tokens.ts'

const BLANKS = [0x20, 0x0a, 0x0d, 0x09]
const QUOTE = 0x22
/** What ends a string, or takes the next character for itself. */
const STRING_MARK = /["\\]/g
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]

/** More than any one row takes, in UTF-16 units. */
const MAX_ROW_CHARS = 64 * 1024 * 1024

/** Far more than any row of ours has. */
const MAX_DEPTH = 200

/** The longest token there can be: more text than this that holds none is not of this form. */
const MAX_TOKEN_CHARS = 4096

/**
 * Reads a document as it comes, holding a row at a time. Throws a `DocumentFault` where it is none. Its parts have to
 * come in the order in which they are printed; white space is free.
 */
export async function* readDocument(chunks: AsyncIterable<string>): AsyncGenerator<Part> {
  let [text, before, isLast] = ['', 0, false]
  let [state, at]: [State, number] = ['start', 0]
  const row = { scannedTo: 0, depth: 0, inString: false, isEscaped: false }
  const fault = (message: string): DocumentFault => new DocumentFault(message, before + at)
  const source = chunks[Symbol.asyncIterator]()

  for (;;) {
    const part = takePart()
    if (part === 'more') {
      if (isLast) throw fault(`it ends where ${EXPECTED[state]} should be`)
      const next = await source.next()
      isLast = next.done === true
      ;[text, before, row.scannedTo, at] = [
        text.slice(at) + (isLast ? '' : z.string().parse(next.value)),
        before + at,
        row.scannedTo - at,
        0,
      ]
      continue
    }
    if (part === 'done') return
    if (part !== null) yield part
  }

  function takePart(): Part | 'more' | 'done' | null {
    return state === 'row' || state === 'first-row' ? takeRow() : takeToken(state)
  }

  function skipBlanks(): void {
    while (BLANKS.includes(text.charCodeAt(at))) at += 1
  }

  function takeToken(now: Exclude<State, 'row' | 'first-row'>): Part | 'more' | 'done' | null {
    skipBlanks()
    const pattern = TOKENS[now]
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null && !isLast && text.length - at < MAX_TOKEN_CHARS) return 'more'
    // What may still come is no end.
    if (now === 'end' && found !== null && !isLast) return 'more'
    if (found === null) {
      throw fault(at === text.length ? `it ends where ${EXPECTED[now]} should be` : `${EXPECTED[now]} should be here`)
    }
    at = pattern.lastIndex
    const [whole, quoted] = found
    const named = quoted === undefined ? '' : String(JSON.parse(quoted))
    switch (now) {
      case 'start':
        return go('format')
      case 'format':
        return go('section', { kind: 'format', format: named })
      case 'section':
        return go('first-table', { kind: 'section', name: named })
      case 'first-table':
      case 'table':
        return quoted === undefined ? go('after-section') : go('first-row', { kind: 'table', name: named })
      case 'after-row':
        return go(whole.endsWith(',') ? 'row' : 'after-table')
      case 'after-table':
        return go(whole.endsWith(',') ? 'table' : 'after-section')
      case 'after-section':
        return go(whole.endsWith(',') ? 'section' : 'end')
      case 'end':
        return 'done'
      default:
        return now satisfies never
    }
  }

  function takeRow(): Part | 'more' | null {
    if (row.depth === 0) {
      skipBlanks()
      if (text[at] === undefined) return 'more'
      if (text[at] === ']' && state === 'first-row') return go('after-row')
      if (text[at] !== '{') throw fault('a row should be here')
      row.scannedTo = at
    }
    const end = endOfRow()
    if (end === null) {
      if (text.length - at > MAX_ROW_CHARS) throw fault('a row is longer than any can be')
      return 'more'
    }
    const source = text.slice(at, end)
    at = end
    try {
      return go('after-row', { kind: 'row', row: JSON.parse(source) })
    } catch (error) {
      throw fault(`the row before is no JSON: ${error instanceof Error ? error.message : ''}`)
    }
  }

  /** Looks for the brace that closes the row, going on where it left off. */
  function endOfRow(): number | null {
    for (let i = row.scannedTo; i < text.length; i += 1) {
      if (row.isEscaped) {
        row.isEscaped = false
        continue
      }
      if (row.inString) {
        // Files are strings of a million characters, which are not walked through one by one.
        STRING_MARK.lastIndex = i
        i = STRING_MARK.exec(text)?.index ?? text.length
        row.isEscaped = text[i] === '\\'
        row.inString = text[i] !== '"'
        continue
      }
      const char = text.charCodeAt(i)
      if (char === QUOTE) row.inString = true
      else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
        // Whoever checks a row goes down into it step by step.
        if (++row.depth > MAX_DEPTH) throw fault(`a row has more than ${MAX_DEPTH} things inside one another`)
      } else if ((char === CLOSE_BRACE || char === CLOSE_BRACKET) && --row.depth === 0) return i + 1
    }
    row.scannedTo = text.length
    return null
  }

  function go<P extends Part | null = null>(next: State, part: P = null as P): P {
    state = next
    return part
  }
}
