import { CardId } from '#core/card/card.ts'
import { type Draws, normal } from './draws.ts'

/** A card of a made-up library, as it is for one learner. */
export type Question = {
  readonly id: CardId
  /** Its place in the author’s order, from 0: chain after chain, each from its root down, follow-up by follow-up. */
  readonly place: number
  readonly chain: number
  /** The questions it is a follow-up of. None: it is a root. */
  readonly parents: readonly Question[]
  /** How long an answer takes. */
  readonly minutes: number
  /** How easy it is, a standard normal number. */
  readonly ease: number
}

/** Follow-ups at each depth, at least and at most; as in the chains this program ships with, which go three or four deep. */
const FOLLOW_UPS = [
  [3, 4],
  [0, 2],
  [0, 2],
] as const
/** Share of the cards below the first follow-ups that a second card leads to. */
const SHARED = 0.2
const MEDIAN_MINUTES = 1.5

/** A library of so many chains of some ten questions. The same draws give the same library. */
export function madeUpLibrary(chains: number, draws: Draws): readonly Question[] {
  const questions: Question[] = []
  const add = (chain: number, parents: readonly Question[], depth: number): void => {
    const place = questions.length
    const drawn = (what: 'ease' | 'minutes'): number => normal(draws(place, 0, what), draws(place, 0, what, 1))
    const question: Question = {
      id: CardId.parse(`made-up-${place}`),
      place,
      chain,
      parents,
      minutes: MEDIAN_MINUTES * Math.exp(0.3 * drawn('minutes')),
      ease: drawn('ease'),
    }
    questions.push(question)
    const [least, most] = FOLLOW_UPS[depth] ?? [0, 0]
    const count = least + Math.floor(draws(place, 0, 'shape') * (most - least + 1))
    const other = questions.findLast((one) => one.chain === chain && one !== question && depthOf(one) === depth)
    for (let nth = 1; nth <= count; nth += 1) {
      const isShared = other !== undefined && draws(place, 0, 'shape', nth) < SHARED
      add(chain, isShared ? [question, other] : [question], depth + 1)
    }
  }
  for (let chain = 0; chain < chains; chain += 1) add(chain, [], 0)
  return questions
}

const depthOf = ({ parents: [parent] }: Question): number => (parent === undefined ? 0 : 1 + depthOf(parent))
