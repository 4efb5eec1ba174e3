import { compareVersions } from '#core/study/compare-versions.ts'
import { restorable } from '#core/study/restorable.ts'
import type { CardVersions } from '#core/study/versions.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { sayWhen } from '../../../practice/[cardId]/_past/say.ts'
import { Part } from './part.tsx'
import { Restore } from './restore.tsx'

type Props = { loaded: CardVersions; pair: readonly [number, number] | null }

/**
 * Two versions part by part, and what can be made of the file: the earlier one; the later one, if it is the earlier
 * already, or is gone.
 */
export async function Compared({ loaded, pair }: Props) {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const { id, total, lang, file } = loaded
  const [from, to] = pair ?? [total, total]
  const earlier = await restorable(ctx, id, from)
  const isLater = file.hash === null || earlier?.isOther === false
  const offer = isLater ? await restorable(ctx, id, to) : earlier
  const compared = pair && (await compareVersions(ctx, id, from, to))
  const isSame = compared?.parts.every(({ kind, isMoved }) => kind === 'same' && !isMoved) ?? false
  return (
    <section id="compare" className="version-compared" aria-labelledby="compared" tabIndex={-1}>
      <h2 id="compared" className="block-head">
        {compared ? t('versions.fromTo', { from, to }) : t('versions.n', { n: total })}
        {compared && (
          <span className="font-normal">
            {sayWhen(format, compared.from.seenAt)} → {sayWhen(format, compared.to.seenAt)}
          </span>
        )}
      </h2>
      {total === 1 && (
        <>
          <p className="mt-3">{t('versions.only')}</p>
          <p className="mt-1 text-soft">{t('versions.onlyNote')}</p>
        </>
      )}
      {total > 1 && pair === null && <p className="past-note">{t('versions.sameTwice')}</p>}
      {isSame && <p className="past-note">{t('versions.alike')}</p>}
      {offer === null && <p className="past-note">{t('versions.noCard', { n: isLater ? to : from })}</p>}
      <Restore loaded={loaded} offer={offer} part={null} />
      {compared?.parts.map((change) => (
        <Part key={`${change.part} ${change.nth}`} change={change} lang={lang}>
          {change.nth === 0 && file.hash !== null && <Restore loaded={loaded} offer={offer} part={change.part} />}
        </Part>
      ))}
    </section>
  )
}
