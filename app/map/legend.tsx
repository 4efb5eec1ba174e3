import { KNOWN } from '#core/study/known.ts'
import type { Translate } from '../_server/i18n.ts'
import { SHAPES } from '../_ui/dot.tsx'
import { MARK_OF } from './say.ts'

const LINES = [
  ['follow-up', 'followUp'],
  ['back', 'back'],
  ['link', 'link'],
] as const

/** What marks and lines of the drawing mean. */
export function Legend({ t, hasPale }: { t: Translate; hasPale: boolean }) {
  return (
    <ul className="map-legend" aria-label={t('map.legend')}>
      {KNOWN.map((known) => (
        <li key={known}>
          <svg className="dot" data-memory={MARK_OF[known]} viewBox="0 0 10 10" aria-hidden="true">
            {SHAPES[MARK_OF[known]]}
          </svg>
          {t(`map.knownAs.${known}`)}
        </li>
      ))}
      {LINES.map(([kind, name]) => (
        <li key={kind}>
          <svg className="map-line" data-kind={kind} viewBox="0 0 24 10" aria-hidden="true">
            <path d="M1 5h20" />
            {kind === 'follow-up' && <path d="m18 2 4 3-4 3" />}
          </svg>
          {t(`map.${name}`)}
        </li>
      ))}
      <li>{t('map.size')}</li>
      {hasPale && <li>{t('map.pale')}</li>}
    </ul>
  )
}
