import type { CardId } from '#core/card/card.ts'
import { parseCard, type ParsedCard } from '#core/card/parse.ts'
import { type Bundle, cardPath } from '#core/share/bundle/bundle.ts'
import type { Choose } from '#core/share/three-way/merge-card.ts'
import type { FileChange } from '../change-set.ts'
import type { Context } from '../context.ts'
import type { CommonStates } from './common-states.ts'
import type { CardInspection, TakeChoices } from './inspection.ts'
import { cardHere, type Here, rightsIn, type Whereabouts } from './local-cards.ts'
import { type CardPlan, type Incoming, type Media, planKnown, planNew } from './plan-card.ts'

/** What a plan is made from. */
type Work = {
  readonly bundle: Bundle
  readonly choices: TakeChoices
  readonly states: CommonStates
  readonly media: Media
  readonly where: Whereabouts
}

export type PlannedCard = {
  readonly inspection: CardInspection
  /** As it came. */
  readonly theirs: ParsedCard
  readonly isKept: boolean
  readonly changes: readonly FileChange[]
  /** Names of images that are not here yet. */
  readonly images: readonly string[]
  /** As `<card id>/<part>`. */
  readonly unsettled: readonly string[]
  /** What the plan was made from here: JSON. */
  readonly seen: unknown
}

/** Thinks out how one card of a bundle is taken in. */
export async function planCard(
  ctx: Context,
  { bundle, choices, states, media, where }: Work,
  { id, source }: { readonly id: CardId; readonly source: string },
): Promise<PlannedCard> {
  const theirs = parseCard(source, cardPath(id))
  const { title = id, lang = 'und', license = null, authors = [] } = theirs.card ?? {}
  const incoming = { theirs: theirs.source, ancestors: states.textsOf(id) }
  const here = await cardHere(ctx, id, where, () => rightsIn(incoming, bundle.manifest))
  const choose: Choose = (part) => choices.settle?.[`${id}/${part}`]
  const plan =
    here.kind === 'none' && !(states.had(id) && choose('card') !== 'theirs')
      ? await planNew(incoming, media.places.cardFile(id, title), media)
      : await planThere(incoming, here, choose, media)
  const isSkipped = choices.skip?.includes(id) === true
  const inspection = { id, title, lang, license, authors, standing: plan.standing, path: plan.path, parts: plan.parts }
  const seen = [id, here.kind === 'card' ? [here.card.path, here.card.hash] : here.kind]
  if (isSkipped) {
    return {
      inspection: { ...inspection, path: null },
      theirs,
      isKept: true,
      changes: [],
      images: [],
      unsettled: [],
      seen,
    }
  }
  return {
    inspection,
    theirs,
    isKept: plan.standing === 'kept',
    changes: plan.changes,
    images: plan.images,
    unsettled: plan.parts.flatMap(({ part, outcome }) => (outcome === 'conflict' ? `${id}/${part}` : [])),
    seen,
  }
}

/** Of a card that is here, or was. */
async function planThere(incoming: Incoming, here: Here, choose: Choose, media: Media): Promise<CardPlan> {
  if (here.kind === 'card') return planKnown(incoming, here.card, choose, media)
  const [base] = incoming.ancestors
  const gone = {
    part: 'card',
    outcome: 'mine',
    base: base ?? null,
    mine: '',
    theirs: incoming.theirs,
    result: '',
  } as const
  const parts = here.kind === 'none' ? [gone] : []
  return { standing: 'kept', path: null, parts, changes: [], images: [] }
}
