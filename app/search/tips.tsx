import Link from 'next/link'
import { topicsToTry } from '#core/study/choices.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { findHref } from '../_ui/links.ts'
import { filterText } from './filters.ts'

/** What may be typed, each with an example to press, of this library’s own topics where there are some. */
export async function Tips() {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const [first = 'redis', second = first] = await topicsToTry(ctx, 2)
  const topic = filterText('topic', first)
  const examples: readonly (readonly [string, string])[] = [
    [locale === 'zh' ? '平滑升级' : 'smooth upgrade', t('find.tips.words')],
    ['phsj', t('find.tips.pinyin')],
    [locale === 'zh' ? '“监听套接字”' : '"listening socket"', t('find.tips.quotes')],
    [`${first} -${second}`, t('find.tips.not')],
    [topic, t('find.tips.topic')],
    [`${topic} stage:answer fork`, t('find.tips.stage')],
    ['is:due', t('find.tips.is')],
    ['lang:en', t('find.tips.lang')],
    ['ref:github.com', t('find.tips.ref')],
  ]
  return (
    <section className="block max-w-[44rem]" aria-labelledby="tips">
      <h2 id="tips" className="block-head">
        {t('find.tips.title')}{' '}
        <Link href="/guide/search" prefetch={false}>
          {t('find.guide')}
        </Link>
      </h2>
      <dl className="search-tips">
        {examples.map(([typed, says]) => (
          <div key={typed}>
            <dt>
              <Link href={findHref(typed)} prefetch={false}>
                {typed}
              </Link>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
