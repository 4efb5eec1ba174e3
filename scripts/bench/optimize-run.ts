// One measurement of training and judging, in a process of its own: optimize-run.ts <kind> <reviews>.
// Prints one line of JSON. Loading the program and making the reviews up are not part of any figure.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { evaluate } from '#core/optimizer/evaluate.ts'
import { optimize } from '#core/optimizer/optimize.ts'
import { train } from '#core/optimizer/training.ts'
import { predictingBy } from '#core/schedule/evaluate/evaluation.ts'
import { fsrs } from '#core/schedule/evaluate/fsrs.ts'
import { readLog } from '#core/schedule/evaluate/log.ts'
import { atOnce } from '#core/schedule/evaluate/pausing.ts'
import { predictFold } from '#core/schedule/evaluate/predictor.ts'
import { simulatedLog, UTC_DAY } from '#core/schedule/evaluate/testing-log.ts'
import { answer, defaultPolicy } from '#core/schedule/memory.ts'
import type { Schedule } from '#core/schedule/memory.ts'
import { peakBytes } from './child.ts'

const [kind = '', reviews = ''] = process.argv.slice(2)
const count = Number(reviews)
const policy = defaultPolicy(UTC_DAY.timeZone)
const log = simulatedLog(count, policy, 1, newPerDay(count))

/** So that cards have about ten reviews each, whatever the size of the log. */
function newPerDay(size: number): number {
  return size <= 10_000 ? 8 : size <= 100_000 ? 20 : 100
}

const KINDS: Record<string, () => Promise<unknown>> = {
  train: async () => {
    const read = atOnce(readLog(log, UTC_DAY))
    return train(read, read.trials.length, {})
  },
  evaluate: () => evaluate(log, UTC_DAY),
  optimize: () => optimize(log, null, UTC_DAY),
  // At once, as it is the speed of folding that is measured.
  replay: async () => {
    const read = atOnce(readLog(log, UTC_DAY))
    return atOnce(predictFold(read, fsrs(predictingBy(null, UTC_DAY)), { from: 0, to: read.trials.length }))
  },
  answer: async () => {
    const schedules = new Map<string, Schedule>()
    for (const { cardId, rating, reviewedAt } of log) {
      schedules.set(cardId, answer(schedules.get(cardId) ?? { state: 'new' }, rating, reviewedAt, policy))
    }
    return schedules
  },
}

const work = KINDS[kind]
if (!work) throw new Error(`no measurement "${kind}"`)
const delay = monitorEventLoopDelay({ resolution: 1 })
const beforeBytes = await peakBytes()
delay.enable()
await pause(20)
delay.reset()
const [begun, cpu] = [performance.now(), process.cpuUsage()]
const outcome = await work()
const ms = performance.now() - begun
const { user, system } = process.cpuUsage(cpu)
delay.disable()
if (typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false) throw new Error(kind)
const figures = { ms, cpuMs: (user + system) / 1000, longestPauseMs: delay.max / 1e6 }
console.log(JSON.stringify({ ...figures, beforeBytes, peakBytes: await peakBytes() }))
