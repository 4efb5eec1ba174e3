import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrowthItem, GrownAttempt, GrownVersion, ReadBetween } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { versionsHref } from '../../../_ui/links.ts'
import { sayTime, sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { VerdictMark } from '../../../practice/[cardId]/_past/verdict-mark.tsx'
import { attemptHref } from '../../../practice/runs/links.ts'
import { sayPart } from '../versions/say.ts'
import { Changes } from './changes.tsx'
import { Choice } from './choice.tsx'
import { growthLookHref, type Look } from './look.ts'
import { pointsOf } from './points.ts'
import { sayPoint } from './say.ts'

type Props = { growth: Growth; look: Look; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** One thing that happened. */
export async function Item({ item, ...rest }: Props & { item: GrowthItem }) {
  const { t } = await i18n()
  switch (item.kind) {
    case 'version':
      return <Version version={item} {...rest} />
    case 'attempt':
      return <Attempt attempt={item} {...rest} />
    case 'readings':
      return <Readings at={item.at} readings={item.readings} growth={rest.growth} />
    case 'reviews':
      return (
        <Line at={item.at} head={t('growth.review')} isSmall>
          <p className="facts">
            {item.reviews.map(({ at, rating }) => (
              <span key={at.getTime()} data-rating={rating}>
                {t(`rating.${rating}`)}
              </span>
            ))}
          </p>
        </Line>
      )
    case 'passed':
      return <Line at={item.at} head={<strong className="text-good">{t('growth.passed')}</strong>} isSmall />
    case 'entry':
      return (
        <Line at={item.at} head={t('growth.entry')}>
          <p className="growth-entry">{item.text}</p>
        </Line>
      )
    default:
      return item satisfies never
  }
}

type LineProps = { at: Date; head: ReactNode; isSmall?: boolean; children?: ReactNode }

async function Line({ at, head, isSmall = false, children }: LineProps) {
  const { format } = await i18n()
  return (
    <li className="growth-item" data-small={isSmall || undefined}>
      <p className="growth-head">
        <span>{head}</span>
        <time dateTime={at.toISOString()}>{sayWhen(format, at)}</time>
      </p>
      {children}
    </li>
  )
}

async function Version({ version, growth, look, pair }: Props & { version: GrownVersion }) {
  const said = await i18n()
  const { t } = said
  const { n, at, changed, answerWords } = version
  const { id, lang, steps } = growth
  const head = (
    <Link href={versionsHref(id, n === 1 ? { a: n } : { b: n })} prefetch={false}>
      {t('growth.version', { n })}
    </Link>
  )
  return (
    <Line at={at} head={head}>
      {n === 1 && <p className="growth-still">{t('growth.first')}</p>}
      {changed.length === 0 && <p className="growth-still">{t('growth.reordered')}</p>}
      <ul className="growth-parts">
        {pointsOf(version, look.stage).map((point) => {
          const name = sayPart(t, point.part, lang)
          const what = sayPoint(said, steps, lang, point)
          return (
            <li key={point.part}>
              <Choice point={point} pair={pair} name={what} t={t} />
              <span lang={name.lang}>{name.text}</span>
              {point.part === 'answer' && (
                <span className="text-soft">{t('growth.words', { count: answerWords })}</span>
              )}
              {n > 1 && (
                <Link
                  href={`${growthLookHref(id, look, { page: look.page, a: { of: 'version', n: n - 1, part: point.part }, b: point })}#compare`}
                  prefetch={false}
                  aria-label={t('growth.againstFull', { what })}
                >
                  {t('growth.against')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Line>
  )
}

async function Attempt({ attempt, growth, look, pair }: Props & { attempt: GrownAttempt }) {
  const said = await i18n()
  const { t } = said
  const { id, at, verdict, single, way, spokenMs, words, found, sentences, thought, changes } = attempt
  const { lang, steps } = growth
  const head = (
    <>
      <Link href={attemptHref(growth.id, id)} prefetch={false}>
        {single === null ? t('growth.attempt') : t('growth.single', { sentence: single })}
      </Link>
      {verdict !== null && (
        <span className="past-verdict-small">
          <VerdictMark verdict={verdict} />
          {t(`attempts.verdict.${verdict}`)}
        </span>
      )}
    </>
  )
  return (
    <Line at={at} head={head}>
      <div className="growth-facts">
        {pointsOf(attempt, look.stage).map((point) => (
          <Choice key={point.part} point={point} pair={pair} name={sayPoint(said, steps, lang, point)} t={t} />
        ))}
        <p className="facts">
          <span>{t(`attempts.way.${way}`)}</span>
          <span>{t('attempts.history.spoken', { time: sayTime(said, spokenMs) })}</span>
          {words > 0 && <span>{t('growth.words', { count: words })}</span>}
          <span>{found === 0 ? t('growth.noFindings') : t('growth.findings', { count: found })}</span>
        </p>
      </div>
      {changes && <Changes changes={changes} lang={lang} t={t} />}
      {(words > 0 || thought.trim() !== '') && (
        <details>
          <summary>{t('growth.said')}</summary>
          {thought.trim() !== '' && (
            <p>
              <span className="text-soft">{t('growth.thought')}</span> <span lang={lang}>{thought}</span>
            </p>
          )}
          <ol lang={lang} className="growth-sentences">
            {sentences.map(
              (sentence, i) =>
                sentence.trim() !== '' && (
                  <li key={i + 1} value={i + 1}>
                    {sentence}
                  </li>
                ),
            )}
          </ol>
        </details>
      )}
    </Line>
  )
}

type ReadingsProps = { at: Date; readings: readonly ReadBetween[]; growth: Growth }

async function Readings({ at, readings, growth: { titles, lang } }: ReadingsProps) {
  const { t } = await i18n()
  return (
    <Line at={at} head={t('growth.read')} isSmall>
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
    </Line>
  )
}
