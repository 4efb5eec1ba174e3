import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { editDraftsOf } from '#core/store/edit-drafts.ts'
import { planMerge } from '#core/study/merge.ts'
import { mergeStandings } from '#core/study/merge-standing.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref, mergeHref } from '../../../_ui/links.ts'
import { Part } from '../versions/part.tsx'
import { Histories } from './histories.tsx'
import { MergeForm } from './merge-form.tsx'
import { sayMergeError } from './say.ts'

type Props = { from: CardId; into: { readonly id: CardId; readonly title: string; readonly lang: string } }

/** What merging two cards would lead to, and the button that does it. */
export async function Plan({ from, into }: Props) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const [plan, standings] = [await planMerge(ctx, from, into.id), await mergeStandings(ctx, from, into.id)]
  if (!plan.ok) return <p className="notice">{sayMergeError(t, plan.error)}</p>
  const { relinked, left, parts } = plan.value
  const drafts = [...(await editDraftsOf(ctx.db, from, 1)), ...(await editDraftsOf(ctx.db, into.id, 1))]
  return (
    <section className="merge-plan" aria-labelledby="plan">
      <h2 id="plan">
        <Link href={cardHref(into)} prefetch={false} lang={into.lang}>
          {t('merge.heading', { title: into.title })}
        </Link>
      </h2>
      <p>
        <Link href={mergeHref(into.id, from)} prefetch={false}>
          {t('merge.swap')}
        </Link>
      </p>
      {drafts.length > 0 && <p className="notice">{t('merge.drafts')}</p>}
      {standings && <Histories standings={standings} />}
      <section className="block" aria-labelledby="files">
        <h3 id="files" className="block-head">
          {t('merge.files')}
        </h3>
        <ul className="merge-files">
          <li>{t('merge.rewritten', { path: plan.value.into.path })}</li>
          <li>{t('merge.removed', { path: plan.value.from.path })}</li>
        </ul>
        <p>{t('merge.relinked', { count: relinked.length })}</p>
        {relinked.length > 0 && (
          <ul className="merge-files">
            {relinked.map((card) => (
              <li key={card.id}>
                <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                  {card.title}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {left.length > 0 && (
          <>
            <p>{t('merge.left')}</p>
            <ul className="merge-files">
              {left.map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <MergeForm
        key={`${from} ${into.id}`}
        fields={{ from, into: into.id, expectedHash: plan.value.from.hash, expectedIntoHash: plan.value.into.hash }}
        words={{
          yes: t('merge.do'),
          note: t('merge.doNote'),
          saving: t('merge.saving'),
          unreachable: t('review.unreachable'),
        }}
      />
      <section className="block" aria-labelledby="text">
        <h3 id="text" className="block-head">
          {t('merge.text')} <span className="font-normal">{t('merge.textNote')}</span>
        </h3>
        {parts.map((change) => (
          <Part key={`${change.part} ${change.nth}`} change={change} lang={into.lang}>
            {null}
          </Part>
        ))}
      </section>
    </section>
  )
}
