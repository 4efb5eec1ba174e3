import { createHash, type Hash } from 'node:crypto'
import { decode, isCardPath, MAX_CARD_BYTES } from '#core/card/disk.ts'
import type { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import { FileRow, type Whole } from '#core/share/file-row.ts'
import { createPathCheck, PLACES, type Place } from '#core/share/library-path.ts'
import { HistoryFault, type FileTaker } from '../history-file.ts'
import { isImportFile } from './import-file.ts'

/** A file that comes with a library. */
export type ComingFile = Whole & {
  readonly place: Place
  readonly path: string
  /** Null: it holds no card, or none that is told from its text. */
  readonly cardId: CardId | null
}

/** `text`: what is read of it as well. Null: nothing is, or it is too long for that. */
type UnderWay = {
  readonly place: Place
  readonly path: string
  from: number
  readonly sha256: Hash
  text: Buffer[] | null
}

/** The records of imports are read whole whenever one is shown. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024

/**
 * Looks at the files of a library as they come, and holds no more than a card or a record of them. Throws a `HistoryFault` at the first
 * that could not be put where it belongs, or is not what it should be.
 */
export function createFilesCheck(): {
  readonly take: FileTaker
  /** All files, once they came. */
  readonly done: () => readonly ComingFile[]
} {
  const files: ComingFile[] = []
  const check = createPathCheck(process.platform)
  let open: UnderWay | null = null
  const unfinished = ({ place, path }: UnderWay): HistoryFault =>
    new HistoryFault(`of the file ${place}/${path} only the beginning is there`)

  return {
    done: () => {
      if (open) throw unfinished(open)
      return files
    },
    take: (name, row, nth) => {
      const { place, piece } = pieceIn(name, row, nth)
      const fault = (message: string): HistoryFault => new HistoryFault(`the file ${place}/${piece.path} ${message}`)
      const isSame = open?.path === piece.path && open.place === place
      if (open && !isSame) throw unfinished(open)
      if (!open) {
        const objection = check(place, piece.path)
        if (objection !== null) throw fault(objection)
      }
      if (!open || piece.from === 0) open = begin(place, piece.path)
      if (piece.from !== open.from) throw fault(`goes on at ${piece.from}, and ${open.from} bytes are there`)
      const bytes = Buffer.from(piece.data, 'base64')
      open.sha256.update(bytes)
      open.from += bytes.byteLength
      open.text?.push(bytes)
      if (open.from > (place === 'content' ? MAX_CARD_BYTES : MAX_RECORD_BYTES)) open.text = null
      if (piece.whole) {
        const isWhole = piece.whole.bytes === open.from && piece.whole.sha256 === open.sha256.digest('hex')
        if (!isWhole) throw fault('is not what its sha256 says')
        const text = open.text && Buffer.concat(open.text)
        if (text && place === 'imports' && !isImportFile(piece.path, text)) throw fault('is no record of an import')
        const cardId = text && place === 'content' ? cardIn(text, piece.path) : null
        files.push({ ...piece.whole, place, path: piece.path, cardId })
        open = null
      }
      return Promise.resolve()
    },
  }
}

/** A row of a file, as it is read. */
export function pieceIn(name: string, row: unknown, nth: number): { readonly place: Place; readonly piece: FileRow } {
  const place = PLACES.find((one) => one === name)
  if (!place) throw new HistoryFault(`this program knows no place "${name.slice(0, 60)}" of files: update the program`)
  const parsed = FileRow.safeParse(row)
  if (parsed.success) return { place, piece: parsed.data }
  const [issue] = parsed.error.issues
  throw new HistoryFault(`${place}, row ${nth}: ${issue?.path.join('.')}: ${issue?.message}`)
}

const begin = (place: Place, path: string): UnderWay => ({
  place,
  path,
  from: 0,
  sha256: createHash('sha256'),
  text: (place === 'content' && isCardPath(path)) || isRecord(place, path) ? [] : null,
})

const isRecord = (place: Place, path: string): boolean => place === 'imports' && /\.(?:json|ndjson)$/.test(path)

const cardIn = (bytes: Buffer, path: string): CardId | null =>
  parseCard(decode(bytes, path).source, path).card?.id ?? null
