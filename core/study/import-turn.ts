import type { Context } from './context.ts'
import { inTurn } from './in-turn.ts'

/** Whatever brings notes in, takes them back or settles what they left waits for the others: two at once would mix. */
export const importTurn = <T>({ dataDir }: Pick<Context, 'dataDir'>, work: () => Promise<T>): Promise<T> =>
  inTurn(`imports in ${dataDir}`, work)
