import { CardId } from '#core/card/card.ts'
import { mergeCards, planMerge, type MergeError, type MergePlan } from '#core/study/merge.ts'
import { mergeStandings } from '#core/study/merge-standing.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'

/** Makes one card part of another, or says what that would do. */
export async function merge(
  fromText: string,
  intoText: string,
  { dryRun = false }: { readonly dryRun?: boolean },
): Promise<Output> {
  const [from, into] = [idOf(fromText), idOf(intoText)]
  return withLibrary(async (ctx) => {
    const planned = await planMerge(ctx, from, into)
    if (!planned.ok) throw refusal(planned.error)
    const plan = planned.value
    const { parts: _, ...rest } = plan
    if (dryRun) {
      const standings = await mergeStandings(ctx, from, into)
      const counts = standings && [`reviews ${standings.merged.reviews}, attempts ${standings.merged.attempts}`]
      return { text: [...linesOf(plan), ...(counts ?? [])].join('\n'), json: { ...rest, standings } }
    }
    const [expectedHash, expectedIntoHash] = [plan.from.hash, plan.into.hash]
    const merged = await mergeCards(ctx, { from, into, expectedHash, expectedIntoHash })
    if (!merged.ok) throw refusal(merged.error)
    return { text: linesOf(plan).join('\n'), json: { ...rest, batch: merged.value.batch } }
  })
}

function idOf(text: string): CardId {
  const id = CardId.safeParse(text)
  if (!id.success) throw new Failure(`"${text}" is no card id`, true)
  return id.data
}

const linesOf = ({ from, into, parts, relinked, left }: MergePlan): readonly string[] => [
  `${into.path}: takes in ${from.id} (${parts.flatMap(({ part, kind }) => (kind === 'same' ? [] : part)).join(', ')})`,
  ...relinked.map(({ path }) => `${path}: links lead to ${into.id}`),
  ...left.map((path) => `${path}: its links cannot be got at and stay as they are`),
  `${from.path}: goes`,
]

function refusal(error: MergeError): Failure {
  switch (error.kind) {
    case 'same-card':
      return new Failure('a card cannot be merged into itself', true)
    case 'unknown-card':
      return new Failure(`there is no card ${error.cardId}`)
    case 'no-file':
    case 'changed':
      return new Failure(`${error.path} was changed just now; run the command again if you mean it`)
    case 'unreadable':
      return new Failure(`${error.path} is written in a way that it cannot be merged: is code or a tag never closed?`)
    default:
      return error satisfies never
  }
}
