import { inTurns } from '#core/optimizer/turns.ts'
import type { Estimate } from '#core/schedule/evaluate/bootstrap.ts'
import { comparison, type Comparison, type Model, SETTING } from '#core/simulate/compare.ts'
import { type Queue, QUEUES } from '#core/simulate/planning.ts'
import { table } from '../bench/figures.ts'
import type { Output } from './output.ts'
import { sayProgress, untilInterrupted } from './review-log.ts'
import { refused } from './scores.ts'

/** How queue policies compare on simulated learners and a made-up library; the learner’s own library is not read. */
export async function compareQueues(days: number, seeds: number): Promise<Output> {
  const compared = await untilInterrupted((signal) =>
    inTurns(comparison(days, seeds, sayProgress('simulating')), signal),
  )
  if (!compared.ok) return refused(compared.error)
  const comparisons = compared.value
  return {
    text: [
      `Simulation, of learners and libraries that are made up: ${seeds} learners, ${SETTING.chains} chains each, ${days} days of ` +
        `${SETTING.limits.minutesPerDay} minutes,\n${SETTING.limits.newPerDay} new questions a day at most. It says nothing of what helps people learn.`,
      ...comparisons.map(describe),
      [
        'answerable: questions of the library that can be answered after the last day. whole chains: those of which all can.',
        'failed: later answers that failed. introduced: questions asked at least once. Means over the learners.',
        'less …: the difference to that queue with its 95 % interval, of the same learners, libraries and luck.',
        'coupling: the chance that a follow-up cannot be answered without its parent. rehearsed: answering it with the parent',
        'is then as good as being asked the parent; else it does nothing for the parent. The truth lies between.',
      ].join('\n'),
    ].join('\n\n'),
    json: { outcome: 'compared', days, seeds, setting: SETTING, comparisons },
  }
}

const MODELS: Record<Model, string> = {
  fsrs: 'FSRS-6 with other weights',
  halfLife: 'half-lives',
  activation: 'activation',
}
const NAMES: Record<Queue, string> = {
  author: 'author’s order',
  random: 'random order',
  gate: 'gate',
  probe: 'gate + probe',
  credit: 'gate + probe + credit',
}

function describe({ model, coupling, isRehearsing, outcomes, differences }: Comparison): string {
  const rows = QUEUES.map((queue) => {
    const { answerable, wholeChains, failed, introduced } = outcomes[queue]
    const less = differences.find((one) => one.queue === queue)
    const difference = (of: 'answerable' | 'wholeChains' | 'failed'): string => (less ? signed(less[of]) : '')
    return [
      less ? `${NAMES[queue]}, less ${NAMES[less.against]}` : NAMES[queue],
      answerable.value.toFixed(1),
      difference('answerable'),
      wholeChains.value.toFixed(1),
      difference('wholeChains'),
      failed.value.toFixed(0),
      difference('failed'),
      introduced.value.toFixed(0),
    ]
  })
  const head = ['answerable', '', 'whole chains', '', 'failed', '', 'introduced']
  return table([`${MODELS[model]}, coupling ${coupling}${isRehearsing ? ', rehearsed' : ''}`, ...head], rows)
}

const signed = ({ value, low, high }: Estimate): string => {
  const number = (of: number): string => `${of < 0 ? '−' : '+'}${Math.abs(of).toFixed(1)}`
  return `${number(value)} [${number(low)}, ${number(high)}]`
}
