/** A row of a text file of flash cards, from one line to another, 1-based. */
export type AnkiRow = { readonly line: number; readonly end: number; readonly fields: readonly string[] }

/** A text file as Anki writes it, or a table with a front and a back. */
export type AnkiText = {
  readonly rows: readonly AnkiRow[]
  /** Lines that say how the rest is to be read, the head of the table, and rows without any text. */
  readonly heads: readonly number[]
  readonly isHtml: boolean
  /** 0-based columns that hold no text of the card. */
  readonly tags: number | null
  readonly deck: number | null
  readonly ignored: readonly number[]
}

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  colon: ':',
  space: ' ',
}
const DIRECTIVE =
  /^#\s*(separator|html|tags|tags column|deck|deck column|notetype|notetype column|guid column|columns)\s*:(.*)$/i
const HEAD = /^(?:front|back|question|answer|正面|背面|问题|答案|回答|tags?|标签|deck|term|definition)$/i
const TAGS = /<(?:br|div|p|b|i|u|em|strong|img|ul|ol|li|span|code|pre|table|a)\b[^<>]*\/?>|&(?:nbsp|lt|gt|amp|quot);/i

/** Whether a text is a table of cards: it says so itself, or every row of it has a tab. */
export function isAnkiText(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
  if (DIRECTIVE.test(lines[0] ?? '')) return true
  return lines.length > 1 && lines.every((line) => /\S\t+\S/.test(line))
}

/** Whether a text is a table in which the first row has a front and a back, divided by commas or semicolons. */
export function isCardTable(text: string): boolean {
  if (isAnkiText(text)) return true
  const { rows, heads } = readAnkiText(text)
  return rows.length > 0 && (heads.length > 0 || rows.every(({ fields }) => fields.length > 1))
}

/** Reads such a file: fields in double quotes may hold separators, line breaks and doubled quotes. */
export function readAnkiText(text: string): AnkiText {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const said = new Map<string, string>()
  let at = 0
  for (; DIRECTIVE.test(lines[at] ?? ''); at += 1) {
    const [, key = '', value = ''] = DIRECTIVE.exec(lines[at] ?? '') ?? []
    said.set(key.toLowerCase(), value.replace(/^ /, ''))
  }
  const heads = Array.from({ length: at }, (_, i) => i + 1)
  const separator = separatorFor(said.get('separator'), lines[at] ?? '')
  const { rows, empty } = rowsOf(lines.slice(at).join('\n'), separator, at + 1)
  const [first] = rows
  const isHead =
    first !== undefined && first.fields.length > 1 && first.fields.every((field) => HEAD.test(field.trim()))
  heads.push(...empty)
  if (isHead) heads.push(first.line)
  const column = (key: string): number | null => {
    const number = Number(said.get(key) ?? Number.NaN)
    return Number.isInteger(number) && number > 0 ? number - 1 : null
  }
  const named = isHead ? first.fields.findIndex((field) => /^(?:tags?|标签)$/i.test(field.trim())) : -1
  const others = [column('notetype column'), column('guid column')].filter((one) => one !== null)
  return {
    rows: isHead ? rows.slice(1) : rows,
    heads,
    isHtml: said.has('html')
      ? said.get('html')?.trim() === 'true'
      : rows.some(({ fields }) => fields.some((one) => TAGS.test(one))),
    tags: column('tags column') ?? (named < 0 ? null : named),
    deck: column('deck column'),
    ignored: others,
  }
}

function separatorFor(said: string | undefined, line: string): string {
  if (said !== undefined) return SEPARATORS[said.trim().toLowerCase()] ?? (said === '' ? '\t' : said.charAt(0))
  return ['\t', ';', ','].find((one) => line.includes(one)) ?? ','
}

function rowsOf(text: string, separator: string, firstLine: number) {
  const [rows, empty]: [AnkiRow[], number[]] = [[], []]
  let [fields, field, line, start]: [string[], string, number, number] = [[], '', firstLine, firstLine]
  let isQuoted = false
  const endRow = (): void => {
    fields.push(field)
    if (fields.some((one) => one.trim() !== '')) rows.push({ line: start, end: line, fields })
    else empty.push(start)
    ;[fields, field] = [[], '']
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (isQuoted) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') {
        field += char
        at += 1
      } else isQuoted = false
    } else if (char === '"' && field === '') isQuoted = true
    else if (char === separator) {
      fields.push(field)
      field = ''
    } else if (char === '\n') {
      endRow()
      start = line + 1
    } else field += char
    if (char === '\n') line += 1
  }
  endRow()
  return { rows, empty }
}
