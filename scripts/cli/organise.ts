import { CardId } from '#core/card/card.ts'
import { err, ok } from '#core/result.ts'
import { organise, type OrganiseError, type OrganiseInput } from '#core/study/organise.ts'
import { planOrganising } from '#core/study/organise-plan.ts'
import { syncContent } from '#core/study/sync.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

type Options = { readonly dryRun?: boolean }

/** Gives a card another title. */
export const rename = (cardId: string, title: string, options: Options): Promise<Output> =>
  organised(cardId, { title }, options)

/** Puts a card into the folder of another topic. */
export const move = (cardId: string, topic: string, options: Options): Promise<Output> =>
  organised(cardId, { topic }, options)

/** Puts a card away, or takes it out again. */
export const archive = (cardId: string, { undo = false, ...options }: Options & { readonly undo?: boolean }) =>
  organised(cardId, { archived: !undo }, options)

async function organised(
  cardId: string,
  what: Omit<OrganiseInput, 'expectedHash'>,
  { dryRun = false }: Options,
): Promise<Output> {
  const id = CardId.safeParse(cardId)
  if (!id.success) throw new Failure(`"${cardId}" is no card id`, true)
  const made = await withLibrary(async (ctx) => {
    // Nobody may have looked through the files since they were changed.
    await syncContent(ctx)
    if (!dryRun) return organise(ctx, id.data, { ...what, expectedHash: null })
    const planned = await planOrganising(ctx, id.data, { ...what, expectedHash: null })
    if (!planned.ok) return err(planned.error)
    const { changes: _, ...told } = planned.value
    return ok({ ...told, batch: null })
  })
  if (!made.ok) throw refusal(made.error, cardId)
  const { from, path, lines, links, images } = made.value
  const own = `${from === path ? from : `${from} → ${path}`}${at(lines)}`
  const text = [
    ...(from === path && lines.length === 0 ? ['nothing to change'] : [own]),
    ...links.map((one) => `${one.path}${at(one.lines)}`),
    ...images.map(
      (image) => `${image.from} → ${image.to}${image.isCopied ? ' (copied: another card may show it)' : ''}`,
    ),
  ].join('\n')
  return { text, json: { ...made.value, isDone: !dryRun } }
}

const at = (lines: readonly number[]): string =>
  lines.length === 0 ? '' : `: ${lines.length === 1 ? 'line' : 'lines'} ${[...new Set(lines)].join(', ')}`

function refusal(error: OrganiseError, cardId: string): Failure {
  switch (error.kind) {
    case 'unknown-card':
      return new Failure(`there is no card ${cardId}`)
    case 'bad-title':
      return new Failure('the title must have 1 to 300 characters', true)
    case 'bad-topic':
      return new Failure('that is no folder name', true)
    case 'changed':
      return new Failure(`${error.path} was changed meanwhile; try again`)
    case 'unreadable':
      return new Failure(`${error.path} is written in a way that this cannot be put into it; change it in your editor`)
    default:
      return error satisfies never
  }
}
