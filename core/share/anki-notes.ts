import { plainLine } from '#core/card/plain-answer.ts'
import { printNewCard } from '#core/card/print.ts'
import type { CardId } from '#core/card/card.ts'
import type { Entry } from '#core/card/import/account.ts'
import { imagesIn, rewritten } from '#core/card/import/inline-links.ts'
import type { ImportedCard, ImportedNote, NoteOptions } from '#core/card/import/note.ts'
import { toMdx } from '#core/card/import/to-mdx.ts'
import { wordsOf } from '#core/card/import/words.ts'
import { parseCard } from '#core/card/parse.ts'
import { readAnkiText, type AnkiRow, type AnkiText } from './anki-text.ts'
import { htmlToMarkdown } from './html-to-markdown.ts'
import { htmlToText } from './html-text.ts'

const MAX_TITLE = 300

/** `line` to `end`: where it stands. `texts`: its fields that say something, the front first. */
type Row = Pick<AnkiRow, 'line' | 'end'> & {
  readonly key: string
  readonly title: string
  readonly texts: readonly string[]
  readonly topics: readonly string[]
}

/** The cards of a table with a front and a back. Further columns belong to the back; a row that is there twice is one card. */
export function importAnkiText(text: string, options: NoteOptions): ImportedNote {
  const table = readAnkiText(text)
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const rows = table.rows.map((row) => rowOf(row, table))
  const byKey = new Map<string, Row[]>()
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
  const ids = options.idsFor([...byKey.keys()])
  const entries: Entry[] = []
  const cards: ImportedCard[] = []
  const unaccounted: number[] = []
  for (const [key, [first, ...others]] of byKey) {
    const id = ids.get(key)
    if (!first || id === undefined) continue
    const said = [first, ...others.filter((row) => row.texts.join('\n') !== first.texts.join('\n'))]
    const card = cardOf(id, said, table.isHtml, options)
    if (card) cards.push(card)
    for (const row of [first, ...others]) {
      const isAgain = !said.includes(row)
      if (!card || !isThere(row, card, table.isHtml)) unaccounted.push(row.line)
      for (const line of linesFrom(row.line, row.end)) {
        const entry: Entry = isAgain
          ? { line, as: 'duplicate', of: first.line }
          : {
              line,
              as: 'section',
              card: id,
              section: line === row.line ? 'question' : 'answer',
              text: lines[line - 1] ?? '',
            }
        if ((lines[line - 1] ?? '').trim() !== '') entries.push(entry)
      }
    }
  }
  const heads = table.heads.filter((line) => (lines[line - 1] ?? '').trim() !== '')
  entries.push(...heads.map((line): Entry => ({ line, as: 'boilerplate', section: 'preface' })))
  return {
    cards: cards.toReversed(),
    entries,
    unaccounted: [...unaccounted, ...withoutEntry(lines, entries)],
    boilerplate: heads.map((line) => ({ line, text: lines[line - 1] ?? '' })),
    warnings: [],
    status: null,
    lineCount: lines.filter((line) => line.trim() !== '').length,
  }
}

/** Images that the cards of such a table show. */
export function imagesOfAnkiText(text: string): readonly { readonly src: string; readonly line: number }[] {
  return readAnkiText(text).rows.flatMap(({ line, fields }) => fields.flatMap(imagesIn).map((src) => ({ src, line })))
}

function rowOf({ line, end, fields }: AnkiRow, { tags, deck, ignored, isHtml }: AnkiText): Row {
  const texts = fields.filter((text, i) => i !== tags && i !== deck && !ignored.includes(i) && text.trim() !== '')
  const [front = ''] = texts
  const full = plainLine(isHtml ? htmlToText(front) : front)
  const title = full.length <= MAX_TITLE ? full : `${full.slice(0, MAX_TITLE - 1).replace(/\p{Surrogate}$/u, '')}…`
  const named = (tags === null ? '' : (fields[tags] ?? '')).split(/\s+/)
  const topics = [...named, deck === null ? '' : (fields[deck] ?? '')].filter((one) => one !== '' && one.length <= 60)
  return {
    line,
    end,
    key: wordsOf(full).slice(0, 200) || `line ${line}`,
    title: title || `line ${line}`,
    texts,
    topics,
  }
}

function cardOf(id: CardId, rows: readonly Row[], isHtml: boolean, options: NoteOptions): ImportedCard | null {
  const [first] = rows
  if (!first) return null
  const [front = ''] = first.texts
  const back = rows.flatMap(({ texts }) => texts.slice(1))
  const markdown = (text: string): string =>
    isHtml ? htmlToMarkdown(text, options.find.image) : toMdx(rewrittenLines(text, options)).text
  const source = printNewCard({
    id,
    title: first.title,
    lang: /\p{Script=Han}/u.test(first.title) ? 'zh' : 'en',
    category: 'fundamentals',
    topics: [...new Set([...options.topics, ...rows.flatMap(({ topics }) => topics)])].slice(0, 50),
    keyPoints: [],
    references: [],
    created: options.today,
    stages: { question: markdown(front), answer: back.map(markdown).join('\n\n') },
  })
  const { card, problems } = parseCard(source, '')
  if (!card || problems.length > 0) return null
  const filled = card.sections.filter(({ start, end }) => source.slice(start, end).trim() !== '').map((one) => one.id)
  return { key: first.key, id, title: first.title, source, filled, edges: 0, openQuestions: 0 }
}

const rewrittenLines = (text: string, { find }: NoteOptions): string =>
  text
    .split('\n')
    .map((line) => rewritten(line, find))
    .join('\n')

const linesFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

function withoutEntry(lines: readonly string[], entries: readonly Entry[]): readonly number[] {
  const known = new Set(entries.map(({ line }) => line))
  return lines.flatMap((text, i) => (text.trim() === '' || known.has(i + 1) ? [] : [i + 1]))
}

/** Whether all that a row says is to be read in its card, in its order; addresses of links may stand between. */
function isThere({ texts }: Row, { source }: ImportedCard, isHtml: boolean): boolean {
  const words = wordsOf(source)
  let at = 0
  return texts.every((text) => {
    for (const char of wordsOf(isHtml ? htmlToText(text) : text)) {
      const found = words.indexOf(char, at)
      if (found < 0) return false
      at = found + 1
    }
    return true
  })
}
