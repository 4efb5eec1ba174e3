import type { Calibration as Figures } from '#core/schedule/stats/calibration.ts'
import type { Stats } from '#core/study/stats.ts'
import { Behind } from '../_ui/plot/behind.tsx'
import { Part } from './part.tsx'
import { cellsOf, nameOf, type Said, sayInterval, sayShare } from './say.ts'

/** Whether what was predicted came true. */
export function Calibration({ stats: { calibration, period }, said }: { stats: Stats; said: Said }) {
  const { t, format } = said
  const within = t(`stats.within.${nameOf(period)}`)
  if (!calibration.ok) {
    return (
      <Part id="calibration" title={t('stats.calibration.title')}>
        <p className="finding-none">{t('stats.calibration.few', { within, ...calibration.error })}</p>
      </Part>
    )
  }
  const { predicted, recalled, logLoss, bins } = calibration.value
  const seen = t('stats.calibration.seen', {
    within,
    predicted: sayShare(said, predicted, 1),
    share: sayShare(said, recalled.share, 1),
    of: recalled.of,
    interval: sayInterval(said, recalled),
  })
  return (
    <Part id="calibration" title={t('stats.calibration.title')}>
      <p className="finding">{seen}</p>
      <div className="calibration">
        <Curve bins={bins} label={seen} said={said} />
        <div className="plot-note">
          <p>
            {t('stats.calibration.loss', {
              loss: format.number(logLoss, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
            })}
          </p>
          <p>{t('stats.calibration.note')}</p>
        </div>
      </div>
      <Behind
        summary={t('stats.behind')}
        caption={t('stats.calibration.table')}
        head={(['predicted', 'reviews', 'recalled', 'actual', 'low', 'high'] as const).map((name) =>
          t(`stats.column.${name}`),
        )}
        rows={bins.map((bin) => [sayShare(said, bin.predicted, 1), ...cellsOf(said, bin.recalled)])}
      />
    </Part>
  )
}

/** In px. */
const SIDE = 264
const MARGIN = { left: 40, bottom: 34, top: 8, right: 8 }

/** Predicted to the right, recalled upwards, on the same scale. */
function Curve({ bins, label, said }: { bins: Figures['bins']; label: string; said: Said }) {
  const { t } = said
  const floor = Math.floor(Math.min(...bins.flatMap((bin) => [bin.predicted, bin.recalled.low])) * 10) / 10
  const place = (share: number): number => ((share - floor) / (1 - floor)) * SIDE
  const [x, y] = [(share: number) => MARGIN.left + place(share), (share: number) => MARGIN.top + SIDE - place(share)]
  const ticks = Array.from({ length: 5 }, (_, i) => floor + ((1 - floor) * i) / 4)
  return (
    <svg
      className="curve"
      role="img"
      aria-label={label}
      width={MARGIN.left + SIDE + MARGIN.right}
      height={MARGIN.top + SIDE + MARGIN.bottom}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="curve-grid" x1={x(floor)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
            {sayShare(said, tick)}
          </text>
          {/* The first is that of the other axis, and the last would stand in the way of its name. */}
          {tick > floor && tick < 1 && (
            <text x={x(tick)} y={MARGIN.top + SIDE + 15} textAnchor="middle">
              {sayShare(said, tick)}
            </text>
          )}
        </g>
      ))}
      <text x={x(1)} y={MARGIN.top + SIDE + 29} textAnchor="end">
        {t('stats.column.predicted')} →
      </text>
      <text x={x(floor) + 4} y={y(1) + 12}>
        ↑ {t('stats.column.actual')}
      </text>
      <line className="curve-diagonal" x1={x(floor)} y1={y(floor)} x2={x(1)} y2={y(1)} />
      <polyline points={bins.map((bin) => `${x(bin.predicted)},${y(bin.recalled.share)}`).join(' ')} />
      {bins.map(({ predicted, recalled }) => (
        <g key={predicted}>
          <line
            className="curve-interval"
            x1={x(predicted)}
            x2={x(predicted)}
            y1={y(recalled.low)}
            y2={y(recalled.high)}
          />
          <circle cx={x(predicted)} cy={y(recalled.share)} r="3.5" />
        </g>
      ))}
    </svg>
  )
}
