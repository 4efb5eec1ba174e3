import { type Attempt, isAnswered, isTimed, type Timing, timingOf } from '#core/practice/attempt.ts'
import { runningSentence } from '#core/practice/meant.ts'
import type { Plan } from '#core/practice/plan.ts'
import { type Clock, startClock } from './clock.ts'
import { button, el, fill, find } from './page.ts'
import type { Practised, View } from './practised.ts'
import { questionOf } from './ready.ts'
import { newRing } from './ring.ts'
import { newRows } from './rows.ts'
import type { Way } from './store.ts'

/** An answer that was given. */
export type Said = {
  readonly startedAt: Date
  readonly plan: Plan
  readonly way: Way
  readonly thought: string
  readonly sentences: readonly string[]
  readonly timing: Timing
  /** Whether it may be judged yet: a key pressed for the last sentence judges nothing. */
  readonly mayJudge: () => boolean
}

/** Ten seconds of thought, then one minute in five sentences. */
export function runningView(practised: Practised, plan: Plan, way: Way, over: (said: Said) => void): View {
  const { practice } = practised.words
  const startedAt = new Date()
  const isTyped = way === 'typed'
  const status = el('p', { role: 'status', class: 'v-unseen' })
  const thought = el('textarea', { rows: '2', maxlength: '4000', lang: practised.card.lang, autofocus: isTyped })
  const thoughtField = el('label', { class: 'v-thought' }, [practice.thought, thought])
  const main = button('', { class: 'v-main', autofocus: !isTyped }, () =>
    clock.now().isPaused ? togglePause() : clock.happen('mark'),
  )
  const pause = button('', { class: 'v-plain' }, () => togglePause())
  const finish = button(practice.finish, { class: 'v-plain' }, () => clock.happen('finish'))
  const togglePause = (): void => {
    clock.happen(clock.now().isPaused ? 'resume' : 'pause')
    refocus(clock.now())
  }
  /** Back to where the answer is given. */
  const refocus = (now: Attempt): void => {
    const number = runningSentence(plan, now)
    if (!isTyped || now.isPaused) main.focus({ preventScroll: true })
    else if (number === null) thought.focus({ preventScroll: true })
    else rows.focus(number)
  }
  const asked = questionOf(practised)
  // It was read before; what is needed now are the clock and the field.
  const body = find('details', asked)
  const ring = newRing(plan, () => clock)
  const rows = newRows(practised, plan, isTyped, {
    end: () => clock.happen('mark'),
    finish: () => clock.happen('finish'),
    hold: (isHeld) => clock.happen(isHeld ? 'hold' : 'release'),
  })

  let before: Attempt | null = null
  const draw = (now: Attempt): void => {
    if (isAnswered(now)) return end(now)
    const number = runningSentence(plan, now)
    const isThinking = now.phase === 'think'
    const hasTurned = before?.phase !== now.phase || before.sentences.length !== now.sentences.length
    ring.draw(now, captionOf(now))
    rows.draw(now)
    thoughtField.hidden = !isThinking
    rows.element.hidden = isThinking
    finish.hidden = isThinking
    main.textContent = now.isPaused ? practice.resume : mainWord(now)
    pause.textContent = practice.pause
    pause.hidden = now.isPaused
    if (hasTurned || before?.isPaused !== now.isPaused)
      status.textContent = now.isPaused
        ? practice.paused
        : number === null
          ? practice.thinkFree
          : fill(practice.sentence, { n: number })
    if (hasTurned && number === 1) body?.removeAttribute('open')
    if (hasTurned && number !== null) refocus(now)
    before = now
  }
  const captionOf = (now: Attempt): string => {
    if (now.isPaused) return practice.paused
    if (now.phase === 'think') return plan.pace === 'untimed' ? practice.thinkFree : practice.think
    return fill(practice.sentence, { n: runningSentence(plan, now) ?? 1 })
  }
  const mainWord = ({ phase, sentences }: Attempt): string => {
    if (phase === 'think') return practice.go
    if (sentences.length === plan.sentences.length) return practice.last
    return isTyped ? practice.next : practice.said
  }
  let isOver = false
  const end = (now: Attempt): void => {
    if (isOver) return
    isOver = true
    over({
      startedAt,
      plan,
      way,
      thought: thought.value.trim(),
      sentences: rows.texts(),
      timing: timingOf(plan, now),
      mayJudge: () => clock.happen('judge'),
    })
  }
  const clock: Clock = startClock(plan, draw)

  const element = el('div', { class: 'v-running' }, [
    asked,
    status,
    ring.element,
    thoughtField,
    ...(body ? [body] : []),
    rows.element,
    el('div', { class: 'v-controls' }, [main, el('p', {}, [pause, finish])]),
  ])
  element.addEventListener('keydown', (event) => {
    const isField = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLButtonElement
    if (isField || event.repeat || (event.key !== ' ' && event.key !== 'Enter')) return
    event.preventDefault()
    main.click()
  })
  thought.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return
    event.preventDefault()
    clock.happen('mark')
  })
  draw(clock.now())
  return {
    element,
    escape: () => isTimed(clock.now()) && togglePause(),
    stop: clock.stop,
  }
}
