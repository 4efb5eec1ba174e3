import Fuse from 'fuse.js'
import type { SearchDocument } from './document.ts'
import { tokensOf } from './tokens.ts'

/** A document that may be what is looked for. `score`: what the index makes of it, above 0. */
export type Contender = { readonly document: SearchDocument; readonly score: number }
/** `score`: 0..1. `fuse`: places in the title that Fuse.js found, where it found any. */
export type Ranked<C extends Contender> = C & {
  readonly rank: number
  readonly fuse: readonly (readonly [number, number])[]
}

/** What stands in the title just so, and anywhere in the text, beside the best score of the index, 1. */
const [TITLE_SHARE, VERBATIM_SHARE] = [0.35, 0.6]
/** How much Fuse.js has its say: alone it misses a sixth. */
const FUSE_SHARE = 0.25
/** Fuse.js reads so much of a query, and of key points and topics. */
const [MAX_FUSE_QUERY, MAX_HINTS] = [64, 120]

/** The contenders anew in order: by the index, by what stands there just so, and by Fuse.js. */
export function ranked<C extends Contender>(words: string, contenders: readonly C[]): Ranked<C>[] {
  const best = Math.max(...contenders.map(({ score }) => score))
  const pieces = piecesOf(words)
  const asked = squeezed(words)
  const scores = contenders.map(({ document, score }) => {
    const verbatim = pieces.length === 0 ? 0 : pieces.filter(isIn(document)).length / pieces.length
    return score / best + TITLE_SHARE * likeTitle(asked, squeezed(document.title)) + VERBATIM_SHARE * verbatim
  })
  const top = Math.max(...scores)
  const fused = fuse(words, contenders)
  return contenders
    .map((one, i) => {
      const found = fused.get(i)
      const rank = (1 - FUSE_SHARE) * ((scores[i] ?? 0) / top) + FUSE_SHARE * (found?.score ?? 0)
      return { ...one, rank, fuse: found?.places ?? [] }
    })
    .sort((a, b) => b.rank - a.rank || b.score - a.score)
}

/** What is compared letter by letter: neither case nor marks nor blanks count. */
const squeezed = (text: string): string =>
  tokensOf(text)
    .map((token) => token.text.toLowerCase())
    .join('')

function likeTitle(asked: string, title: string): number {
  if (asked === '' || !title.includes(asked)) return 0
  return title === asked ? 1 : title.startsWith(asked) ? 0.6 : 0.4
}

/** Stretches of a question that may stand in a text just so: names with their marks, runs of characters. */
function piecesOf(words: string): string[] {
  const pieces =
    words
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{Script=Han}々〇ー\u3040-\u30ff]+|[\p{Script=Latin}\d_$+#.:/>-]+/gu) ?? []
  return [...new Set(pieces.map((piece) => piece.replace(/^[.:/>-]+|[.:/>-]+$/g, '')))].filter(
    (piece) => piece.length > 1,
  )
}

/** Whether a piece stands in the document, a Latin one from where a word begins to where one ends. Its text is put together once. */
function isIn(document: SearchDocument): (piece: string) => boolean {
  const text = plainOf(document)
  return (piece) => {
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
      if (!isCut(text, at) && !isCut(text, at + piece.length)) return true
    }
    return false
  }
}

/** Whether there is the middle of a Latin word. */
const isCut = (text: string, at: number): boolean => LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at))
const LETTER = /[\p{Script=Latin}\d]/u

/** All that a document says, in one case and width. */
export const plainOf = ({ title, texts }: SearchDocument): string =>
  [title, ...texts.map(([, text]) => text)].join('\n').normalize('NFKC').toLowerCase()

type Fused = { readonly score: number; readonly places: readonly (readonly [number, number])[] }

function fuse(words: string, contenders: readonly Contender[]): ReadonlyMap<number, Fused> {
  const items = contenders.map(({ document: { title, texts } }) => ({
    title,
    hints: texts
      .flatMap(([field, text]) => (field === 'keyPoints' || field === 'topics' ? [text] : []))
      .join(' ')
      .slice(0, MAX_HINTS),
  }))
  const found = new Fuse(items, {
    keys: [
      { name: 'title', weight: 0.8 },
      { name: 'hints', weight: 0.2 },
    ],
    useTokenSearch: true,
    tokenize: (text) => tokensOf(text).map((token) => token.text),
    threshold: 0.34,
    includeScore: true,
    includeMatches: true,
    minMatchCharLength: 2,
  }).search(words.slice(0, MAX_FUSE_QUERY))
  return new Map(
    found.map(({ refIndex, score = 1, matches = [] }) => {
      const inTitle = matches.find(({ key }) => key === 'title')?.indices ?? []
      return [
        refIndex,
        { score: 1 - score, places: inTitle.map(([first, last]): [number, number] => [first, last + 1]) },
      ]
    }),
  )
}
