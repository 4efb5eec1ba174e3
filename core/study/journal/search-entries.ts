import { createHash } from 'node:crypto'
import { guessLang } from '#core/card/guess-lang.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { Entry } from '#core/journal/entry.ts'
import { dayFacet, entryKey } from '#core/search/entry-key.ts'
import type { SearchDocument } from '#core/search/document.ts'
import type { Db } from '#core/store/db.ts'
import { entriesChangedAfter, lastEntryVersion, markOfVersion } from '#core/store/entries.ts'
import type { Context } from '../context.ts'

/** What an entry is found as. `version`: of what it was made. */
export type FoundAs = { readonly version: string; readonly documents: readonly SearchDocument[] }

/** Characters that a title has at most. */
const MAX_TITLE = 80

/** Changes when anything is written in the journal. */
export const stampOfEntries = async ({ db }: Context): Promise<string> => String(await lastEntryVersion(db))

type Held = { readonly last: number; readonly mark: string | null; readonly documents: Map<string, FoundAs> }

/** Of each library what its entries are found as, up to a version: there may be thousands, of which few change. */
const held = new WeakMap<Db, Held>()

/** What each entry is found as, by its key. */
export async function documentsOfEntries({ db }: Context): Promise<ReadonlyMap<string, FoundAs>> {
  const before = held.get(db)
  // Where another history was restored, what is known is of the one before.
  const isOfThis = before !== undefined && (await markOfVersion(db, before.last)) === before.mark
  const documents = isOfThis ? before.documents : new Map<string, FoundAs>()
  const last = await lastEntryVersion(db)
  const { there, gone } = await entriesChangedAfter(db, isOfThis ? before.last : 0)
  for (const id of gone) documents.delete(entryKey(id))
  for (const entry of there) documents.set(entryKey(entry.id), foundAs(entry))
  held.set(db, { last, mark: await markOfVersion(db, last), documents })
  return documents
}

/** What an entry is found as: its first line, or the first sentence of that, and the rest of it. */
export function foundAs({ day, text }: Entry): FoundAs {
  const [first = '', ...rest] = text.split('\n').filter((line) => plainText(line) !== '')
  const line = plainText(first)
  const title = line.length <= MAX_TITLE ? line : firstOf(line)
  const more = plainText(title === line ? rest.join('\n') : text)
  const document: SearchDocument = {
    kind: 'entry',
    title: title || text.trim().slice(0, MAX_TITLE),
    texts: more === '' ? [] : [['preface', more]],
    facets: [dayFacet(day), `lang:${guessLang(text)}`],
  }
  const version = createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32)
  return { version, documents: [document] }
}

/** The first sentence, or as much of it as there is room for; not in the middle of a character. */
function firstOf(line: string): string {
  const [sentence] = /^.+?(?:[。！？!?]|\.(?=\s))/u.exec(line.slice(0, MAX_TITLE)) ?? []
  return sentence ?? `${line.slice(0, MAX_TITLE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
