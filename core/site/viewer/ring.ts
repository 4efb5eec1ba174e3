import { type Attempt, runningPart } from '#core/practice/attempt.ts'
import { countOf } from '#core/practice/figures.ts'
import type { Plan } from '#core/practice/plan.ts'
import type { Clock } from './clock.ts'
import { el, svg } from './page.ts'

/** Between two segments, in percent of the ring. */
const GAP = 1.4

export type Ring = {
  readonly element: HTMLElement
  /** `label`: what the figure in the middle is of. */
  readonly draw: (now: Attempt, label: string) => void
}

/**
 * The clock as a ring: one segment a sentence, and within them the thought that runs out. What it shows second by second is not
 * for a screen reader.
 */
export function newRing(plan: Plan, clock: () => Clock): Ring {
  const share = 100 / plan.sentences.length
  const length = share - GAP
  const circle = (r: string, className: string, dash: string, offset: number) =>
    svg('circle', {
      cx: '110',
      cy: '110',
      r,
      pathLength: '100',
      class: className,
      'stroke-dasharray': dash,
      'stroke-dashoffset': String(offset),
    })
  const segments = plan.sentences.map((_, i) => {
    const offset = -(i * share + (share - length) / 2)
    const sweep = circle('98', 'v-sweep', '0 200', offset)
    return { sweep, group: svg('g', {}, [circle('98', 'v-track', `${length} 100`, offset), sweep]) }
  })
  const thought = circle('86', 'v-thought-arc', '100 200', 0)
  const [figure, caption] = [el('strong'), el('span')]
  const groups = [...segments.map(({ group }) => group), thought]
  const drawing = svg('g', { transform: 'rotate(-90 110 110)', fill: 'none' }, groups)
  const element = el('div', { class: 'v-ring', 'aria-hidden': 'true' }, [
    svg('svg', { viewBox: '0 0 220 220' }, [drawing]),
    el('p', {}, [figure, caption]),
  ])
  let frame = 0

  /** How much of its time the running part has used up, as often as the screen is drawn. */
  const sweep = (now: Attempt): void => {
    cancelAnimationFrame(frame)
    const part = runningPart(plan, now)
    const limitMs = part?.limitMs ?? null
    if (part === null || limitMs === null) return
    const used = Math.min(1, (part.ms + (now.isPaused ? 0 : Math.max(0, clock().nowMs() - now.atMs))) / limitMs)
    if (now.phase === 'think') thought.setAttribute('stroke-dasharray', `${100 * (1 - used)} 200`)
    else segments[now.sentences.length - 1]?.sweep.setAttribute('stroke-dasharray', `${length * used} 200`)
    const isStill = now.isPaused || used === 1 || matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!isStill && element.isConnected) frame = requestAnimationFrame(() => sweep(now))
  }

  return {
    element,
    draw: (now, label) => {
      const count = countOf(plan, now)
      const isThinking = now.phase === 'think'
      element.toggleAttribute('data-over', count?.kind === 'over')
      element.toggleAttribute('data-paused', now.isPaused)
      for (const [i, { group }] of segments.entries()) {
        const part = now.sentences[i]
        const isNow = !isThinking && i === now.sentences.length - 1
        group.setAttribute('data-state', isNow ? 'now' : part ? 'said' : 'coming')
        const isOver = part !== undefined && plan.pace !== 'untimed' && part.ms > plan.sentenceMs
        group.toggleAttribute('data-over', isOver)
      }
      thought.toggleAttribute('hidden', !isThinking || plan.pace === 'untimed')
      figure.textContent =
        count !== null
          ? `${count.kind === 'over' ? '+' : ''}${count.seconds}`
          : isThinking
            ? ''
            : `${now.sentences.length}`
      caption.textContent = label
      sweep(now)
    },
  }
}
