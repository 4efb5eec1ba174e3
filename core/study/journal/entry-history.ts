import { guessLang } from '#core/card/guess-lang.ts'
import type { EntryId } from '#core/journal/entry.ts'
import { sittingsOf } from '#core/journal/sittings.ts'
import type { DiffPart } from '#core/practice/diff.ts'
import { textDiff } from '#core/practice/text-diff.ts'
import { type EntryVersion, versionsOf } from '#core/store/entries.ts'
import type { Context } from '../context.ts'

/** How many are looked at, the newest of them. */
const MOST = 50

/** How an entry read at the end of a sitting. `diff`: from the one before; null: there was none. */
export type PastEntry = Pick<EntryVersion, 'id' | 'text' | 'at'> & { readonly diff: readonly DiffPart[] | null }

export type EntryHistory = Pick<EntryVersion, 'day' | 'kind'> & {
  /** Number of the version that holds. */
  readonly version: number
  /** BCP 47. */
  readonly lang: string
  /** Newest first; the first is what holds. */
  readonly past: readonly PastEntry[]
}

/** How an entry read from sitting to sitting. Null: there never was such an entry. */
export async function entryHistory(ctx: Context, id: EntryId): Promise<EntryHistory | null> {
  const versions = sittingsOf(await versionsOf(ctx.db, id))
  const newest = versions.at(-1)
  if (!newest) return null
  const lang = guessLang(versions.map(({ text }) => text).join('\n'))
  const past = versions.map(({ id: version, text, at }, i) => ({
    id: version,
    text,
    at,
    before: versions[i - 1]?.text ?? null,
  }))
  return {
    day: newest.day,
    kind: newest.kind,
    version: newest.id,
    lang,
    past: past
      .slice(-MOST)
      .toReversed()
      .map(({ before, ...version }) => ({
        ...version,
        diff: before === null ? null : textDiff(before, version.text, lang),
      })),
  }
}
