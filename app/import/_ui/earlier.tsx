import type { Route } from 'next'
import Link from 'next/link'
import { listRuns } from '#core/study/import-run.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { sayWhen } from '../../practice/[cardId]/_past/say.ts'
import { saySum } from '../say.ts'

/** Imports that are named; the others are found under the data folder. */
const NAMED = 10

/** The last imports, each with a link to what it brought. */
export async function EarlierImports() {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const runs = (await listRuns(ctx.dataDir)).slice(0, NAMED)
  if (runs.length === 0) return null
  return (
    <section className="block" aria-labelledby="earlier">
      <h2 id="earlier" className="block-head">
        {t('import.earlier')}
      </h2>
      <ul className="import-earlier">
        {runs.map(({ id, begunAt, sum, undone, endedAt }) => (
          <li key={id}>
            <Link href={`/import?done=${id}` as Route} prefetch={false}>
              <time dateTime={begunAt}>{sayWhen(format, new Date(begunAt))}</time>
            </Link>
            <span className="facts">
              {saySum({ t }, sum, false)
                .slice(0, 4)
                .map(({ text }) => (
                  <span key={text}>{text}</span>
                ))}
              {undone !== null && <strong>{t('import.undone')}</strong>}
              {endedAt === null && <strong>{t('import.unfinished')}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
