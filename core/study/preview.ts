import { z } from 'zod'
import type { CardId } from '#core/card/card.ts'
import { decode, MAX_CARD_BYTES } from '#core/card/disk.ts'
import { FileHash } from '#core/card/edit-draft.ts'
import { lintRendered } from '#core/card/lint/lint.ts'
import { outlineCard, type OutlinedCard } from '#core/card/parse.ts'
import { renderCard } from '#core/card/render/render.ts'
import type { RenderedSection } from '#core/card/render/rendered.ts'
import { obstacles, problemsInText, type TextProblem } from '#core/card/text-problems.ts'
import { draftOf, Written } from '#core/card/with-text.ts'
import { namesOf } from '#core/card/wikilink.ts'
import { err, ok, type Result } from '#core/result.ts'
import { briefs, findCard } from '#core/store/cards.ts'
import { cardsNamed } from '#core/store/names.ts'
import { revisionOfHash } from '#core/store/revisions.ts'
import { mediaFindings } from './check-files.ts'
import { linkFindings } from './check-links.ts'
import { type Meanings, nameFindings } from './check-names.ts'
import type { CheckedCard } from './checked-card.ts'
import type { Context } from './context.ts'
import { demoFaults, demoProblems } from './demo-problems.ts'
import { withNames } from './rendered-names.ts'
import { unpack } from './revision-bytes.ts'

export const PreviewInput = z.strictObject({
  /** Of the file from which the writing began. */
  baseHash: FileHash,
  part: Written,
  text: z.string(),
})

export type Preview = {
  /** All of the card, as it would be shown. */
  readonly sections: readonly RenderedSection[]
  /** What is wrong with it. What is only not there yet is nothing wrong. */
  readonly problems: readonly TextProblem[]
}

export type PreviewError = { readonly kind: 'unknown-base' } | { readonly kind: 'too-large'; readonly limit: number }

/** A card as it would be with a text that is being written. Keeps nothing. */
export async function previewText(
  ctx: Context,
  id: CardId,
  { baseHash, part, text }: z.infer<typeof PreviewInput>,
): Promise<Result<Preview, PreviewError>> {
  if (Buffer.byteLength(text) > MAX_CARD_BYTES) return err({ kind: 'too-large', limit: MAX_CARD_BYTES })
  const kept = await revisionOfHash(ctx.db, id, baseHash)
  if (!kept) return err({ kind: 'unknown-base' })
  const file = (await findCard(ctx.db, id))?.path ?? `${id}.mdx`
  const draft = draftOf(outlineCard(decode(unpack(kept), file).source, file), part, text)
  const problems = obstacles(draft, id, part, text)
  const { source, read, sections } = draft
  const { card } = read
  const input = { source, file, sections }
  if (!card) return ok({ sections: renderCard(input, await ctx.highlighter()).sections, problems })

  const { findings, uses, rendered } = lintRendered(read, card, input, await ctx.highlighter())
  const checked = { file, source, card, uses }
  const named = uses.flatMap((use) => (use.kind === 'card' ? use.id : []))
  const there = new Set([...(await briefs(ctx.db, [...named, ...card.spoils])).keys(), id])
  const demos = uses.filter((use) => use.kind === 'demo')
  const found = [
    ...findings,
    ...linkFindings(checked, there),
    ...nameFindings(checked, await meaningsFor(ctx, checked)),
    ...(await mediaFindings(ctx.contentDir, [checked])),
    ...(await demoProblems(file, demos, demoFaults(ctx.contentDir))),
  ]
  const wrong = found.flatMap(({ severity, ...rest }) => (severity === 'note' ? [] : { severity, ...rest }))
  const { sections: shown } = await withNames(ctx.db, rendered)
  return ok({ sections: shown, problems: [...problems, ...problemsInText(draft, part, text, wrong)] })
}

/** What the names in a card mean, which may be called otherwise than it was. */
async function meaningsFor(
  ctx: Context,
  { card, file, uses }: Pick<CheckedCard, 'file' | 'uses'> & { readonly card: OutlinedCard },
): Promise<Meanings> {
  const named = uses.flatMap((use) => (use.kind === 'name' ? use.name : []))
  const own = namesOf(card, file).map(({ name }) => [name, [card.id]] as const)
  return new Map([...own, ...[...(await cardsNamed(ctx.db, named))].map(([name, id]) => [name, [id]] as const)])
}
