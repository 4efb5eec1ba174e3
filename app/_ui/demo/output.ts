import { classOf, PLAIN, restyle, type Style } from './sgr.ts'

/** Where a piece of output came from. */
export type Source = 'build' | 'stdout' | 'stderr'
export type Piece = { readonly from: Source; readonly text: string }

export type Span = { readonly text: string; readonly className: string }
export type Line = {
  readonly from: Source
  readonly spans: readonly Span[]
  /** False: more may follow on it, or something else came between. */
  readonly isEnded: boolean
}

/** What a program printed, as lines; a value, though adding to it takes time only with what is added. */
export type Output = {
  /** `BLOCK` lines each, but the last. A block that is full never changes again, so a page need not look at it twice. */
  readonly blocks: readonly (readonly Line[])[]
  readonly lines: number
  readonly ends: Readonly<Record<Source, End>>
}
/** Where a source stands: the style it set, and the beginning of something that has not come whole. */
type End = { readonly style: Style; readonly pending: string }

export const BLOCK = 200
/** UTF-16 units. What is longer goes on in a line of its own. */
const MAX_LINE = 4000
/** Changes of style within a line that are shown. */
const MAX_SPANS = 200
/** Of an escape sequence. What is longer is none. */
const MAX_PENDING = 1000

const START: End = { style: PLAIN, pending: '' }
export const NO_OUTPUT: Output = { blocks: [], lines: 0, ends: { build: START, stdout: START, stderr: START } }

const ESC = String.raw`\x1b`
const CSI = String.raw`${ESC}\[[0-9;:<=>?]*[ -/]*[@-~]`
// Titles, links, pictures: everything up to a bell or a terminator.
const STRING = String.raw`${ESC}[\]PX^_][^\x07\x1b]*(?:\x07|${ESC}\\)`
const OTHER = String.raw`${ESC}[ -/]*[0-Z\\^-~]`
const TOKEN = new RegExp(String.raw`\r\n|[\r\n]|${CSI}|${STRING}|${OTHER}|[^\0-\x08\x0a-\x1f\x7f-\x9f]+|[^]`, 'gu')
const UNFINISHED = new RegExp(String.raw`(?:\r|${ESC}(?:\[[0-9;:<=>?]*[ -/]*|[\]PX^_][^\x07\x1b]*${ESC}?|[ -/]*))$`)
// oxlint-disable-next-line no-control-regex
const STYLING = /^\x1b\[([0-9;:]*)m$/
// oxlint-disable-next-line no-control-regex
const CONTROL = /^[\0-\x08\x0b-\x1f\x7f-\x9f]/

/**
 * Adds what a source printed. Of what a terminal would do, colours, tabs and line ends are kept; a return to the start of
 * the line begins a new one; the cursor, titles, links and every other control character go.
 */
export function append(output: Output, { from, text }: Piece): Output {
  const end = output.ends[from]
  const whole = end.pending + text
  const cut = pendingIn(whole)
  const lines = new Lines(output.blocks, from, end.style)
  for (const [token] of whole.slice(0, whole.length - cut.length).matchAll(TOKEN)) lines.take(token)
  return {
    blocks: lines.finish(),
    lines: output.lines + lines.added,
    ends: { ...output.ends, [from]: { style: lines.style, pending: cut } },
  }
}

export const outputOf = (pieces: readonly Piece[]): Output => pieces.reduce(append, NO_OUTPUT)

/** What was printed, without its colours; by one source, or by all of them. */
export function plainText(output: Output, of?: Source): string {
  const parts: string[] = []
  for (const [i, line] of output.blocks.flat().entries()) {
    if (of !== undefined && line.from !== of) continue
    parts.push(...line.spans.map(({ text }) => text))
    // Of all together, a line that something came between ends there; of one, it goes on.
    if (line.isEnded || (of === undefined && !isCut(line) && i < output.lines - 1)) parts.push('\n')
  }
  return parts.join('')
}

function pendingIn(text: string): string {
  const cut = UNFINISHED.exec(text.slice(-MAX_PENDING))?.[0] ?? ''
  return cut.length < MAX_PENDING ? cut : ''
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { text }) => sum + text.length, 0)
const isCut = (line: Line): boolean => !line.isEnded && lengthOf(line.spans) >= MAX_LINE

/** One empty line for all that are. */
const EMPTY: Readonly<Record<Source, Line>> = {
  build: { from: 'build', spans: [], isEnded: true },
  stdout: { from: 'stdout', spans: [], isEnded: true },
  stderr: { from: 'stderr', spans: [], isEnded: true },
}

/** The last lines, while they grow. What was there before is left as it was. */
class Lines {
  added = 0
  style: Style
  private readonly from: Source
  private readonly blocks: (readonly Line[])[]
  private last: Line[]
  private open: Span[] | null = null
  private length = 0
  private className: string

  constructor(blocks: Output['blocks'], from: Source, style: Style) {
    this.from = from
    this.style = style
    this.className = classOf(style)
    this.blocks = blocks.slice(0, -1)
    this.last = [...(blocks.at(-1) ?? [])]
    const line = this.last.at(-1)
    if (line === undefined || line.isEnded || line.from !== from || isCut(line)) return
    this.last.pop()
    this.added -= 1
    this.open = [...line.spans]
    this.length = lengthOf(line.spans)
  }

  take(token: string): void {
    if (token === '\n' || token === '\r' || token === '\r\n') return this.push(true)
    const params = STYLING.exec(token)?.[1]
    if (params !== undefined) {
      this.style = restyle(this.style, params)
      this.className = classOf(this.style)
    } else if (!token.startsWith('\x1b') && !CONTROL.test(token)) this.write(token)
  }

  finish(): Output['blocks'] {
    if (this.open !== null) this.push(false)
    return this.last.length === 0 ? this.blocks : [...this.blocks, this.last]
  }

  private write(text: string): void {
    for (let rest = text; rest !== '';) {
      const room = MAX_LINE - this.length
      if (room <= 0) {
        this.push(false)
        continue
      }
      // Not between the halves of a character.
      const part = rest.slice(0, /[\ud800-\udbff]/.test(rest[room - 1] ?? '') && room < rest.length ? room + 1 : room)
      rest = rest.slice(part.length)
      const spans = (this.open ??= [])
      const before = spans.at(-1)
      if (before !== undefined && (before.className === this.className || spans.length >= MAX_SPANS)) {
        spans[spans.length - 1] = { ...before, text: before.text + part }
      } else spans.push({ text: part, className: this.className })
      this.length += part.length
    }
  }

  private push(isEnded: boolean): void {
    if (this.last.length === BLOCK) {
      this.blocks.push(this.last)
      this.last = []
    }
    this.last.push(
      this.open === null && isEnded ? EMPTY[this.from] : { from: this.from, spans: this.open ?? [], isEnded },
    )
    this.added += 1
    this.open = null
    this.length = 0
  }
}
