import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { lookingBackOn } from '#core/study/journal/entries.ts'
import { study } from '../../../../../_server/study.ts'
import { periodHref, writeHref } from '../../../look.ts'
import type { Said } from '../../../say.ts'
import { draftOf } from './draft.ts'
import { ReviewForm } from './form.tsx'
import { Written } from './written.tsx'

type Props = { view: LookBack; isWriting: boolean; said: Said }

/** What is written about a period: to be read, to be written on, or to be begun. */
export async function Review({ view, isWriting, said }: Props) {
  const [{ ctx }, { t }] = [await study(), said]
  const { span, first } = view.period
  const kept = await lookingBackOn(ctx, span, first)
  const isThere = kept !== null && kept.text !== ''
  return (
    <section className="block back-review" aria-labelledby="review">
      <div className="block-head">
        <h2 id="review">{t(`back.review.title.${span}`)}</h2>
        {isWriting ? (
          <Link href={periodHref(view.period)} prefetch={false}>
            {t('back.review.backTo')}
          </Link>
        ) : (
          isThere && (
            <Link href={writeHref(view.period)} prefetch={false}>
              {t('back.review.edit')}
            </Link>
          )
        )}
      </div>
      {isWriting ? (
        <>
          <ReviewForm
            span={span}
            day={first}
            begun={{
              id: kept?.id ?? randomUUID(),
              base: kept?.version ?? null,
              text: isThere ? kept.text : draftOf(view, said),
            }}
            words={{
              text: t('back.review.text'),
              save: t('back.review.save'),
              saving: t('back.review.saving'),
              unsent: t('back.review.unsent'),
              theirs: t('back.review.theirs'),
            }}
          />
          {isThere && <Fresh text={draftOf(view, said)} said={said} />}
        </>
      ) : isThere ? (
        <Written id={kept.id} lang={said.locale} />
      ) : (
        <>
          <p className="finding-none">{t('back.review.none')}</p>
          <p className="back-ways">
            <Link href={writeHref(view.period)} prefetch={false} className="button button-quiet">
              {t('back.review.write')}
            </Link>
          </p>
        </>
      )}
    </section>
  )
}

/** What the draft would be now, beside what was made of an earlier one. */
function Fresh({ text, said: { t } }: { text: string; said: Said }) {
  return (
    <details className="back-aside">
      <summary>{t('back.review.fresh')}</summary>
      <p className="plot-note">{t('back.review.freshNote')}</p>
      <textarea readOnly rows={14} aria-label={t('back.review.fresh')} defaultValue={text} />
    </details>
  )
}
