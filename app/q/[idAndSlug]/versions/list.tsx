import Link from 'next/link'
import type { CardVersions, VersionLine } from '#core/study/versions.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { versionsHref } from '../../../_ui/links.ts'
import { saySize, sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { sayPart } from './say.ts'

type Props = { loaded: CardVersions; pair: readonly [number, number] | null }

/** The versions in lines, newest first; two of them can be chosen to be compared. */
export async function List({ loaded: { id, lang, total, versions }, pair }: Props) {
  const { t, format } = await i18n()
  const canChoose = total > 2
  const last = versions.at(-1)?.n ?? 1
  const changes = ({ n, changed }: VersionLine): string => {
    if (n === 1) return t('versions.first')
    if (changed.length === 0) return t('versions.reordered')
    return t('versions.changed', { parts: format.list(changed.map((part) => sayPart(t, part, lang).text)) })
  }
  return (
    <section className="version-list" aria-labelledby="list">
      <h2 id="list" className="block-head">
        {t('versions.list')}
        {canChoose && <span className="font-normal">{t('versions.choose')}</span>}
      </h2>
      <form action="#compare" method="get">
        <ol>
          {versions.map((version) => {
            const { n, seenAt, sizeBytes, isCurrent } = version
            return (
              <li key={n} data-shown={pair?.includes(n) ?? false}>
                {canChoose && (
                  <span className="past-choice">
                    <Choice name="a" n={n} isOn={pair?.[0] === n} t={t} />
                    <Choice name="b" n={n} isOn={pair?.[1] === n} t={t} />
                  </span>
                )}
                <span className="version-line">
                  <Link href={versionsHref(id, n === 1 ? { a: n } : { b: n })} prefetch={false}>
                    {t('versions.n', { n })}
                  </Link>
                  {isCurrent && <strong>{t('versions.current')}</strong>}
                  <span className="facts">
                    <time dateTime={seenAt.toISOString()}>{sayWhen(format, seenAt)}</time>
                    <span>{saySize(format, sizeBytes)}</span>
                    <span>{changes(version)}</span>
                  </span>
                </span>
              </li>
            )
          })}
        </ol>
        <p className="version-more">
          {canChoose && (
            <button type="submit" className="button button-quiet" {...keyed('d')}>
              {t('versions.compare')} <Hint k="d" />
            </button>
          )}
          {last > 1 && (
            <Link href={versionsHref(id, { before: last })} prefetch={false}>
              {t('versions.older')}
            </Link>
          )}
        </p>
      </form>
    </section>
  )
}

function Choice({ name, n, isOn, t }: { name: 'a' | 'b'; n: number; isOn: boolean; t: Translate }) {
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={n}
        defaultChecked={isOn}
        aria-label={t(name === 'a' ? 'versions.beforeFull' : 'versions.afterFull', { n })}
      />
      <span aria-hidden="true">{t(name === 'a' ? 'attempts.history.before' : 'attempts.history.after')}</span>
    </label>
  )
}
