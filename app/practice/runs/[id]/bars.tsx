import { SENTENCE_MS } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import type { Format, Translate } from '../../../_server/i18n.ts'
import { saySeconds } from '../../[cardId]/_past/say.ts'

/** As the style sheet draws them, in px: five bars, and a line where the time of a sentence is up. */
const BAR = { width: 7, gap: 4, height: 30 }
/** Twice the time fills the height; what takes longer looks no longer. */
const FULL = 2

type Props = {
  attempt: Pick<AttemptView, 'plan' | 'timing'>
  said: { readonly t: Translate; readonly format: Format }
}

/** The sentences of an attempt against the time each had. */
export function Bars({ attempt: { plan, timing }, said }: Props) {
  const { t } = said
  const isTimed = plan.pace !== 'untimed'
  const limitMs = isTimed ? plan.sentenceMs : SENTENCE_MS
  const width = timing.sentencesMs.length * (BAR.width + BAR.gap) - BAR.gap
  const list = timing.sentencesMs
    .map((ms) => (ms === null ? t('run.over.unsaid') : saySeconds(said, ms)))
    .join(t('run.over.comma'))
  const label = isTimed
    ? t('run.over.sentences', { list, limit: saySeconds(said, limitMs) })
    : t('run.over.sentencesUntimed', { list })
  return (
    <svg className="bars" role="img" aria-label={label} width={width} height={BAR.height}>
      <title>{label}</title>
      {timing.sentencesMs.map((ms, i) => {
        const height = Math.max(1, Math.min(1, (ms ?? 0) / (FULL * limitMs)) * BAR.height)
        return (
          <rect
            key={i}
            data-over={isTimed && (ms ?? 0) > limitMs}
            x={i * (BAR.width + BAR.gap)}
            y={BAR.height - height}
            width={BAR.width}
            height={height}
          />
        )
      })}
      {isTimed && <line x1="0" x2={width} y1={BAR.height * (1 - 1 / FULL)} y2={BAR.height * (1 - 1 / FULL)} />}
    </svg>
  )
}
