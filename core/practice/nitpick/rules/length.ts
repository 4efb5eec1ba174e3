import { SENTENCE_MS, SENTENCES } from '../../plan.ts'
import type { Answer } from '../answer.ts'
import { seconds, tenths, type Found, type Rule } from '../rule.ts'

const MINUTE_MS = SENTENCE_MS * SENTENCES
/** Less than half a minute's words: there was more time to say something. However slow the clock, a minute is enough. */
const SHORT = 0.5
/** An estimate from words alone is off by a tenth or two; beyond that it will not fit. */
const LONG = 1.2
/** Shown in tenths of a second: what looks like the limit is within it. */
const GRACE_MS = 50

export const short: Rule<'short'> = {
  of: 'answer',
  needs: 'words',
  check: (answer) => (answer.speechMs < SHORT * MINUTE_MS ? [length(answer, MINUTE_MS)] : []),
}

export const long: Rule<'long'> = {
  of: 'answer',
  needs: 'words',
  check: (answer) => {
    const limitMs = answer.answered.limitMs === null ? MINUTE_MS : answer.answered.limitMs * SENTENCES
    return answer.speechMs > LONG * limitMs ? [length(answer, limitMs)] : []
  },
}

const length = ({ speechMs }: Answer, limitMs: number): Found<'short'> & Found<'long'> => {
  const rounded = Math.round(speechMs / 1000)
  const values = { seconds: rounded, limit: Math.round(limitMs / 1000) }
  return { sentence: null, quote: `${rounded} s`, span: null, values }
}

/** Each sentence in its time, by the clock. */
export const overTime: Rule<'over-time'> = {
  of: 'sentence',
  needs: 'nothing',
  check: ({ answered: { asked, sentencesMs, limitMs } }) =>
    asked.flatMap((sentence): Found<'over-time'>[] => {
      const ms = sentencesMs[sentence - 1] ?? null
      if (ms === null || limitMs === null || ms < limitMs + GRACE_MS) return []
      const values = { sentence, seconds: tenths(ms), limit: tenths(limitMs) }
      return [{ sentence, quote: seconds(ms), span: null, values }]
    }),
}
