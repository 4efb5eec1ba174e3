/** A line cut into what names a file or another note, and the text between. */
export type Piece =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'image'; readonly raw: string; readonly alt: string; readonly src: string }
  | { readonly kind: 'note'; readonly raw: string; readonly target: string; readonly label: string }

const CODE = '(?<code>(`+)(?!`).*?[^`]\\2(?!`))'
const MARKDOWN_IMAGE = String.raw`!\[(?<alt>[^\]\n]*(?:\[[^\]\n]*\][^\]\n]*)*)\]\(\s*<?(?<src>[^)>"\n]+?)>?(?:\s+["'][^"'\n]*["'])?\s*\)`
const WIKI = String.raw`(?<bang>!?)\[\[(?<target>[^\]|\n]+)(?:\|(?<label>[^\]\n]*))?\]\]`
/** A link to the file of another note. */
const NOTE_LINK = String.raw`(?<!!)\[(?<words>[^[\]\n]+)\]\((?![a-z]+:)(?<file>[^()\s#]+\.(?:md|markdown))(?:#[^()\s]*)?\)`
const HTML_IMAGE = String.raw`<img\b(?<attributes>[^<>]*)>`
const ANY = new RegExp([CODE, MARKDOWN_IMAGE, WIKI, NOTE_LINK, HTML_IMAGE].join('|'), 'gi')

const IMAGE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i

/** Finds images, embeds and links to other notes in a line that is not code. All pieces together are the line. */
export function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(ANY)) {
    const piece = pieceOf(match[0], match.groups ?? {})
    if (!piece) continue
    if (match.index > from) pieces.push({ kind: 'text', raw: line.slice(from, match.index) })
    pieces.push(piece)
    from = match.index + match[0].length
  }
  if (from < line.length) pieces.push({ kind: 'text', raw: line.slice(from) })
  return pieces
}

function pieceOf(raw: string, groups: Readonly<Record<string, string | undefined>>): Piece | null {
  const { code, src, alt = '', target, label, bang, words: linked, file, attributes } = groups
  if (code !== undefined) return null
  if (src !== undefined) return { kind: 'image', raw, alt, src: src.trim() }
  if (target !== undefined) {
    const name = target.trim()
    // `![[fork.png|300]]`: what stands there is a width.
    const words = label === undefined || /^\d+(?:x\d+)?$/.test(label) ? '' : label.trim()
    if (bang === '!' && IMAGE_FILE.test(name)) return { kind: 'image', raw, alt: words, src: name }
    return { kind: 'note', raw, target: name.replace(/[#^].*$/, '').trim(), label: words || name }
  }
  if (file !== undefined) return { kind: 'note', raw, target: nameOf(file), label: linked ?? file }
  const from = /\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes ?? '')
  const of = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes ?? '')
  const address = from?.[1] ?? from?.[2] ?? from?.[3] ?? ''
  return address === '' ? null : { kind: 'image', raw, alt: of?.[1] ?? of?.[2] ?? '', src: address }
}

/** The name of the note in a file: the file's, without ending. */
function nameOf(file: string): string {
  const name = file.replace(/\.\w+$/, '').replace(/^(?:\.{1,2}\/)+/, '')
  try {
    return decodeURIComponent(name)
  } catch {
    // A name with a percent sign in it.
    return name
  }
}

/** Where what a note names is to be found. Null: nowhere, and the note keeps its own word for it. */
export type Finder = {
  /** The address of an image, as its card has to write it. */
  readonly image: (src: string) => string | null
  /** The id of the card that another note has become, by the note's name. */
  readonly note: (name: string) => string | null
}

/** A line with its images and links to notes as a card writes them. */
export function rewritten(line: string, find: Finder): string {
  if (!/[[<]/.test(line)) return line
  return piecesOf(line)
    .map((piece) => {
      if (piece.kind === 'text') return piece.raw
      if (piece.kind === 'image') return image(piece, find)
      const id = find.note(piece.target)
      if (id === null) return piece.raw.replaceAll('[[', String.raw`\[\[`)
      return `[${piece.raw.startsWith('[[') || piece.raw.startsWith('!') ? escaped(piece.label) : piece.label}](card:${id})`
    })
    .join('')
}

function image({ raw, alt, src }: Piece & { readonly kind: 'image' }, find: Finder): string {
  const place = find.image(src)
  if (place === null && raw.startsWith('![') && !raw.startsWith('![[')) return raw
  return `![${escaped(alt)}](${place ?? encoded(src)})`
}

const escaped = (label: string): string => label.replace(/[[\]\\]/g, String.raw`\$&`)

/** An address that may hold blanks or brackets, in a form that Markdown takes for one. */
const encoded = (src: string): string =>
  src.replace(/[\s()<>\\]/g, (char) =>
    encodeURIComponent(char).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`),
  )

/** The images a line shows, in order. */
export const imagesIn = (line: string): readonly string[] =>
  piecesOf(line).flatMap((piece) => (piece.kind === 'image' ? [piece.src] : []))

/** An address that may become a link with the same words, behind which its target stands. */
const ADDRESS = /(<[^<>\s]+>|(?:https?:\/\/|www\.)[^\s<>]+|[^\s<>()[\]]+@[^\s<>()[\]]+)/i

/** What of a line must be read in a card, piece by piece, however its images and links are written there. */
export const textsIn = (line: string): readonly string[] =>
  piecesOf(line).flatMap((piece) => {
    if (piece.kind === 'text') return piece.raw.split(ADDRESS)
    return piece.kind === 'image' ? piece.alt : piece.label
  })

/** A line with nothing but a link to another note, whatever list it stands in. */
export function isNoteLink(text: string): boolean {
  const pieces = piecesOf(text.trim())
  return pieces.length === 1 && pieces[0]?.kind === 'note'
}

/** A line in which links to notes are their words. */
export const withoutNoteLinks = (line: string): string =>
  line.includes('[[')
    ? piecesOf(line)
        .map((piece) => (piece.kind === 'note' ? piece.label : piece.raw))
        .join('')
    : line
