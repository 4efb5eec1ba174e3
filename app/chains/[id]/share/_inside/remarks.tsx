import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { briefs } from '#core/store/cards.ts'
import type { Remark } from '#core/study/share/packed.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { study } from '../../../../_server/study.ts'
import { editHref } from '../../../../_ui/links.ts'
import { sayRemark } from './say-remark.ts'

/** Remarks that are shown at first. */
const SHOWN = 20

/** What whoever sends a chain out should know of it: each with the card, and the line in its file. */
export async function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  if (remarks.length === 0) return null
  const { t } = await i18n()
  const [first, rest] = [remarks.slice(0, SHOWN), remarks.slice(SHOWN)]
  return (
    <section className="block" aria-labelledby="remarks">
      <h2 id="remarks" className="block-head">
        {t('sharing.remarks.title')}
      </h2>
      <p className="mt-3 text-sm text-soft">{t('sharing.remarks.note')}</p>
      <RemarkList remarks={first} />
      {rest.length > 0 && (
        <details className="share-rest">
          <summary>{t('sharing.remarks.rest', { count: rest.length })}</summary>
          <RemarkList remarks={rest} />
        </details>
      )}
    </section>
  )
}

async function RemarkList({ remarks }: { remarks: readonly Remark[] }) {
  const [{ ctx }, { t, format }] = await Promise.all([study(), i18n()])
  const cards = await briefs(ctx.db, [...new Set(remarks.flatMap(cardsOf))])
  const titleOf = (id: CardId): string => cards.get(id)?.title ?? id
  return (
    <ul className="share-remarks">
      {remarks.map((remark, i) => (
        <li key={i}>
          <span>{sayRemark({ t, format, titleOf }, remark)}</span>
          {remark.kind !== 'large' && (
            <span className="facts">
              <Link href={editHref(remark.cardId)} prefetch={false} lang={cards.get(remark.cardId)?.lang}>
                {titleOf(remark.cardId)}
              </Link>
              {'line' in remark && remark.line !== null && (
                <span>{t('sharing.remarks.line', { line: remark.line })}</span>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The cards that a remark names. */
const cardsOf = (remark: Remark) =>
  remark.kind === 'large' ? [] : 'to' in remark ? [remark.cardId, remark.to] : [remark.cardId]
