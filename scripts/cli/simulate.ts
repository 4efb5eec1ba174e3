import { inTurns } from '#core/optimizer/turns.ts'
import { recallableNow, workload } from '#core/simulate/workload.ts'
import type { Present, Workload } from '#core/simulate/workload.ts'
import { presentState } from '#core/study/simulate.ts'
import { table } from '../bench/figures.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'
import { sayProgress, untilInterrupted } from './review-log.ts'
import { compareQueues } from './queues.ts'
import { refused } from './scores.ts'

/** Ten years: what is simulated further is no use to anybody. */
const MOST_DAYS = 3650
/** Fewer runs tell too little of chance; more than these only take time. */
const [LEAST_SEEDS, MOST_SEEDS] = [5, 1000]
/** Of a workload, and of the comparison of queues, which takes about a minute with half of them. */
const [SEEDS, SEEDS_OF_QUEUES] = [20, 10]

type Options = { readonly days: number; readonly seeds?: number; readonly policies?: boolean }

/** Simulates what desired retentions would cost and bring, or how queue policies compare. Changes nothing. */
export async function simulate({ days, seeds: asked, policies = false }: Options): Promise<Output> {
  const seeds = asked ?? (policies ? SEEDS_OF_QUEUES : SEEDS)
  if (days > MOST_DAYS) throw new Failure(`--days goes up to ${MOST_DAYS}`, true)
  if (seeds < LEAST_SEEDS || seeds > MOST_SEEDS)
    throw new Failure(`--seeds is from ${LEAST_SEEDS} to ${MOST_SEEDS}`, true)
  if (policies) return compareQueues(days, seeds)

  const present = await withLibrary(presentState)
  const simulated = await untilInterrupted((signal) =>
    inTurns(workload(present, days, seeds, sayProgress('simulating')), signal),
  )
  if (!simulated.ok) return refused(simulated.error)
  const { cards, newCards, newPerDay, habits } = present
  const start = { answered: cards.length, recallable: recallableNow(present), newCards, newPerDay, habits }
  return {
    text: describe(present, simulated.value, days, seeds),
    json: { outcome: 'simulated', trueMemory: 'FSRS-6', days, seeds, start, workload: simulated.value },
  }
}

function describe(present: Present, rows: readonly Workload[], days: number, seeds: number): string {
  const { cards, newCards, newPerDay } = present
  return [
    `Simulation: ${days} days, ${seeds} runs. Memory is taken to be exactly FSRS-6 with your weights;\nwhat you would really remember is another matter.`,
    `Start: ${cards.length} answered, ${recallableNow(present).toFixed(1)} of them recallable today; ${newCards} new, ${newPerDay} a day.\n${assumed(present)}`,
    table(
      [
        'share to remember',
        'answers a day',
        'minutes a day',
        'recallable at the end',
        'of',
        'minutes a recallable card',
      ],
      rows.map(({ retention, reviewsPerDay, minutesPerDay, recallable, introduced, minutesPerRecallable }) => [
        `${Math.round(retention * 100)} %`,
        figure(reviewsPerDay),
        figure(minutesPerDay),
        figure(recallable),
        String(introduced),
        minutesPerRecallable ? figure(minutesPerRecallable) : 'none',
      ]),
    ),
    [
      'recallable … of: the sum of the chances of recall after the last day, of the cards introduced by then.',
      'minutes each: all minutes by that sum. ±: the 95 % interval of the mean over the runs.',
      'Everything due is answered on its day, whatever minutes you keep to, and follow-ups are taken to be open in time.',
      'A share that takes few minutes for each is cheap in this model. Which one is best for you, it does not say.',
    ].join('\n'),
  ].join('\n\n')
}

const figure = ({ value, high }: Workload['recallable']): string => `${value.toFixed(1)} ± ${(high - value).toFixed(1)}`

/** What of the learner’s habits was measured, and what is a default. */
function assumed({ habits: { first, recalled, minutes } }: Present): string {
  const source = (answers: number | null): string => (answers === null ? 'default' : `from ${answers} answers`)
  const shares = ({ value, answers }: typeof first): string =>
    `${Object.entries(value)
      .filter(([, share]) => share > 0)
      .map(([rating, share]) => `${rating} ${(share * 100).toFixed(0)} %`)
      .join(', ')} (${source(answers)})`
  const spent = ({ value, answers }: typeof minutes.first): string => `${value.toFixed(1)} (${source(answers)})`
  return [
    `First answers: ${shares(first)}. Recalled ones: ${shares(recalled)}.`,
    `Minutes an answer: first ${spent(minutes.first)}, recalled ${spent(minutes.recalled)}, forgotten ${spent(minutes.forgotten)}.`,
  ].join('\n')
}
