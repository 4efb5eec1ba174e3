import { type GrowthPoint, pointText } from '#core/journal/growth-point.ts'
import type { Translate } from '../../../_server/i18n.ts'
import { isSame } from './points.ts'

type Props = {
  point: GrowthPoint
  pair: readonly [GrowthPoint, GrowthPoint] | null
  /** What it is called. */
  name: string
  t: Translate
}

/** Makes a text the one that is compared, or the one it is compared with. */
export function Choice({ point, pair, name, t }: Props) {
  const value = pointText(point)
  return (
    <span className="past-choice">
      {(['a', 'b'] as const).map((side, i) => {
        const chosen = pair?.[i]
        return (
          <label key={side}>
            <input
              type="radio"
              name={side}
              value={value}
              defaultChecked={chosen !== undefined && isSame(chosen, point)}
              aria-label={t(side === 'a' ? 'growth.before' : 'growth.after', { what: name })}
            />
            <span aria-hidden="true">{t(side === 'a' ? 'attempts.history.before' : 'attempts.history.after')}</span>
          </label>
        )
      })}
    </span>
  )
}
