import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrowthItem, ReadBetween } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { AttemptItem } from './attempt-item.tsx'
import type { Look } from './look.ts'
import { Told } from './told.tsx'
import { VersionItem } from './version-item.tsx'

type Props = { growth: Growth; look: Look; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** One thing that happened. */
export async function Item({ item, ...rest }: Props & { item: GrowthItem }) {
  const { t } = await i18n()
  switch (item.kind) {
    case 'version':
      return <VersionItem version={item} {...rest} />
    case 'attempt':
      return <AttemptItem attempt={item} {...rest} />
    case 'readings':
      return <Readings at={item.at} readings={item.readings} growth={rest.growth} />
    case 'reviews':
      return (
        <Told at={item.at} head={t('growth.review')} isSmall>
          <p className="facts">
            {item.reviews.map(({ at, rating }) => (
              <span key={at.getTime()} data-rating={rating}>
                {t(`rating.${rating}`)}
              </span>
            ))}
          </p>
        </Told>
      )
    case 'passed':
      return <Told at={item.at} head={<strong className="text-good">{t('growth.passed')}</strong>} isSmall />
    case 'entry':
      return (
        <Told at={item.at} head={t('growth.entry')}>
          <Entry text={item.text} />
        </Told>
      )
    default:
      return item satisfies never
  }
}

/** Of what was written in the journal, characters that are shown at once. */
const SHORT = 400

/** Its Markdown as it was typed; of a long one its first line, and the rest when it is asked for. */
function Entry({ text }: { text: string }) {
  if (text.length <= SHORT) return <p className="growth-entry">{text}</p>
  const [first = ''] = text.split('\n', 1)
  return (
    <details>
      <summary>{`${first.slice(0, 80)}…`}</summary>
      <p className="growth-entry">{text}</p>
    </details>
  )
}

type ReadingsProps = { at: Date; readings: readonly ReadBetween[]; growth: Growth }

async function Readings({ at, readings, growth: { titles, lang } }: ReadingsProps) {
  const { t } = await i18n()
  return (
    <Told at={at} head={t('growth.read')} isSmall>
      <ul className="growth-readings">
        {readings.map(({ url, spentMs, isDone }) => {
          const minutes = Math.round(spentMs / 60_000)
          return (
            <li key={url}>
              <a href={url} rel="noreferrer" lang={lang}>
                {titles.get(url) ?? url}
              </a>
              <span>
                {minutes > 0 ? t('growth.minutes', { count: minutes }) : spentMs > 0 && t('growth.lessThanMinute')}
              </span>
              {isDone && <span>{t('growth.done')}</span>}
            </li>
          )
        })}
      </ul>
    </Told>
  )
}
