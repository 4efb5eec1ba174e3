import { BOARD_STATES } from '#core/schedule/board.ts'
import { ownerAmong } from '#core/store/card-aliases.ts'
import { boardCard } from '#core/study/boards.ts'
import { markCard, MarkInput } from '#core/study/journal/board-marks.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Puts a card where the learner says it stands on the boards. What is not named is as facts have it. */
export async function mark(
  cardId: string,
  state: string,
  { note = '', started, finished }: { readonly note?: string; readonly started?: string; readonly finished?: string },
): Promise<Output> {
  const input = MarkInput.safeParse({
    cardId,
    state: state === 'facts' ? null : state,
    note,
    startedOn: started ?? null,
    finishedOn: finished ?? null,
  })
  if (!input.success) throw new Failure(wordsFor(input.error.issues[0]?.path[0], cardId), true)
  return withLibrary(async (ctx) => {
    const id = await ownerAmong(ctx.db, input.data.cardId)
    const marked = await markCard(ctx, { ...input.data, cardId: id })
    const stands = marked.ok ? await boardCard(ctx, id) : null
    if (stands === null) throw new Failure(`there is no card ${id}`)
    const byFacts = stands.byFacts === stands.state ? '' : `, by the record ${stands.byFacts}`
    return { text: `${stands.id} is ${stands.state}${byFacts}`, json: stands }
  })
}

function wordsFor(field: PropertyKey | undefined, cardId: string): string {
  switch (field) {
    case 'cardId':
      return `"${cardId}" is no card id`
    case 'state':
      return `the state is one of ${BOARD_STATES.join(', ')}, or facts`
    case 'note':
      return 'a note has at most 500 characters'
    default:
      return 'days are written as 2026-11-28, and a card is not finished before it is started'
  }
}
