import { critique } from '#core/practice/nitpick/critique.ts'
import { DEFAULT_RATE } from '#core/practice/rate.ts'
import { ANSWERS, CARD, toAnswered } from './critique-answers.ts'

// A process of its own: what has been compiled and cached by an earlier critique cannot be forgotten.
const said = toAnswered(ANSWERS[2].sentences)
const begun = performance.now()
critique(CARD, said, DEFAULT_RATE)
console.log(JSON.stringify({ ms: performance.now() - begun }))
