import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import type { NewAnkiCollection } from '#core/share/apkg/collection.ts'
import { writeZip, type ToPack } from '#core/share/zip.ts'
import { writeCollection } from '#core/store/anki-collection.ts'

type Row<Table extends 'notes' | 'cards' | 'revlog'> = NewAnkiCollection[Table][number]

/** The note types that come with Anki. */
const MODELS = {
  7: {
    name: 'Basic (and reversed card)',
    type: 0,
    flds: [
      { name: 'Front', ord: 0 },
      { name: 'Back', ord: 1 },
    ],
    tmpls: [
      { name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}' },
      { name: 'Card 2', ord: 1, qfmt: '{{Back}}', afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}' },
    ],
  },
  8: {
    name: 'Cloze',
    type: 1,
    flds: [
      { name: 'Text', ord: 0 },
      { name: 'Back Extra', ord: 1 },
    ],
    tmpls: [{ name: 'Cloze', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>\n{{Back Extra}}' }],
  },
}

/** A note of the package, what a test does not say is ordinary. */
export const note = (id: number, fields: readonly string[], some: Partial<Row<'notes'>> = {}): Row<'notes'> => ({
  id,
  guid: `guid${id}`,
  mid: 7,
  mod: 1,
  tags: '',
  flds: fields.join('\u001f'),
  sfld: fields[0] ?? '',
  csum: 0,
  ...some,
})

const NEW_CARD = {
  did: 1,
  odid: 0,
  ord: 0,
  mod: 1,
  type: 0,
  queue: 0,
  due: 1,
  ivl: 0,
  factor: 0,
  reps: 0,
  lapses: 0,
  data: '',
}
const GOOD = { ease: 3, ivl: 3, lastIvl: 1, factor: 2500, time: 4000, type: 1 }

export const card = (id: number, nid: number, some: Partial<Row<'cards'>> = {}): Row<'cards'> => ({
  id,
  nid,
  ...NEW_CARD,
  ...some,
})

/** `at`: as a Date reads it. */
export const entry = (cid: number, at: string, some: Partial<Row<'revlog'>> = {}): Row<'revlog'> => ({
  id: Date.parse(at),
  cid,
  ...GOOD,
  ...some,
})

export type TestPackage = Partial<Pick<NewAnkiCollection, 'notes' | 'cards' | 'revlog'>> & {
  readonly decks?: Readonly<Record<string, { readonly name: string }>>
  readonly schedVer?: number
  /** What lies in the package besides; `media` is its list. */
  readonly files?: readonly ToPack[]
  /** What the collection is called. */
  readonly collection?: string
}

/** A package as Anki exports it; answers its path. */
export async function packageIn(dir: string, given: TestPackage): Promise<string> {
  const { notes = [], cards = [], revlog = [], decks = { 1: { name: 'Net::TCP' } }, schedVer = 2, files = [] } = given
  const folder = await mkdtemp(path.join(dir, 'package-'))
  const [inner, file] = [path.join(folder, 'collection'), path.join(folder, 'deck.apkg')]
  const col = { crt: 1, mod: 1, conf: { schedVer }, models: MODELS, decks, dconf: {} }
  await writeCollection(inner, { col, notes, cards, revlog })
  await writeZip(file, [{ name: given.collection ?? 'collection.anki2', file: inner }, ...files])
  return file
}
