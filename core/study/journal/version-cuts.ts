import { createHash } from 'node:crypto'
import { decode } from '#core/card/disk.ts'
import { type CardPart, type PartId, PARTS, partsOf } from '#core/card/parts.ts'
import { textOfPart } from '#core/journal/growth-point.ts'
import { countWords } from '#core/practice/text/tokens.ts'
import { revisionSources } from '#core/store/revisions.ts'
import type { Context } from '../context.ts'
import { unpack } from '../revision-bytes.ts'
import type { Head } from '../versions.ts'

/** What tells a version from another, part by part. */
export type VersionCut = {
  /** Of each part that it has. */
  readonly prints: ReadonlyMap<PartId, string>
  /** Of its one-minute answer: words and numbers, and Chinese characters. */
  readonly answerWords: number
}

/** Of what there is no text. */
export const NOTHING: VersionCut = { prints: new Map(), answerWords: 0 }

/** Some of a card that was rewritten daily for years, and of some others. A thousand take half a megabyte. */
const MAX_KEPT = 5000
/** By the hash of the bytes, of which nothing else comes; those asked for first go first. */
const kept = new Map<string, VersionCut>()

/** How each of these versions is made up, in their order. A version is read and cut once in the life of the process. */
export async function cutsOf(ctx: Pick<Context, 'db'>, heads: readonly Head[]): Promise<readonly VersionCut[]> {
  const unknown = heads.filter(({ hash }) => !kept.has(hash))
  const packed = await revisionSources(
    ctx.db,
    unknown.map(({ id }) => id),
  )
  const read = new Map(
    unknown.flatMap(({ id, hash, path }) => {
      const sourceGz = packed.get(id)
      return sourceGz ? [[hash, cut(partsIn(sourceGz, path))] as const] : []
    }),
  )
  const cuts = heads.map(({ hash }) => read.get(hash) ?? kept.get(hash) ?? NOTHING)
  for (const [hash, one] of read) kept.set(hash, one)
  for (const hash of kept.keys()) {
    if (kept.size <= MAX_KEPT) break
    kept.delete(hash)
  }
  return cuts
}

/** The parts of one version, as they stand in its file. Null: it is not there. */
export async function partsOfVersion(ctx: Pick<Context, 'db'>, head: Head): Promise<readonly CardPart[] | null> {
  const sourceGz = (await revisionSources(ctx.db, [head.id])).get(head.id)
  return sourceGz ? partsIn(sourceGz, head.path) : null
}

const partsIn = (sourceGz: Uint8Array, path: string): readonly CardPart[] =>
  partsOf(decode(unpack(sourceGz), path).source)

function cut(parts: readonly CardPart[]): VersionCut {
  const textsOf = (part: PartId): readonly string[] => parts.flatMap(({ id, text }) => (id === part ? text : []))
  const prints = PARTS.flatMap((part) => {
    const texts = textsOf(part)
    return texts.length === 0
      ? []
      : [[part, createHash('sha256').update(JSON.stringify(texts)).digest('base64')] as const]
  })
  const { words, hanzi } = countWords(
    textsOf('answer')
      .map((text) => textOfPart('answer', text))
      .join('\n'),
  )
  return { prints: new Map(prints), answerWords: words + hanzi }
}

/** The parts that two versions have otherwise, in the order of `PARTS`. */
export const partsChanged = (before: VersionCut, after: VersionCut): readonly PartId[] =>
  PARTS.filter((part) => before.prints.get(part) !== after.prints.get(part))
