import Link from 'next/link'
import type { GrowthPoint } from '#core/journal/growth-point.ts'
import type { GrownVersion } from '#core/journal/growth.ts'
import type { Growth } from '#core/study/journal/growth.ts'
import { i18n } from '../../../_server/i18n.ts'
import { versionsHref } from '../../../_ui/links.ts'
import { sayPart } from '../versions/say.ts'
import { Choice } from './choice.tsx'
import { growthLookHref, type Look } from './look.ts'
import { pointsOf } from './points.ts'
import { sayPoint } from './say.ts'
import { Told } from './told.tsx'

type Props = { version: GrownVersion; growth: Growth; look: Look; pair: readonly [GrowthPoint, GrowthPoint] | null }

/** A version, with the parts it changed. */
export async function VersionItem({ version, growth, look, pair }: Props) {
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
    <Told at={at} head={head}>
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
    </Told>
  )
}
