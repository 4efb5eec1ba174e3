import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { findCard } from '#core/store/cards.ts'
import { likeQuestions } from '#core/study/questions.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { cardHref, idOfParam, mergeHref } from '../../../_ui/links.ts'
import { Done } from './done.tsx'
import { Plan } from './plan.tsx'

type Props = PageProps<'/q/[idAndSlug]/merge'>

/** Cards to choose from at most. */
const SHOWN = 12

const load = cache(async (param: string) => {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? findCard((await study()).ctx.db, id.data) : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [card, { t }] = await Promise.all([load((await params).idAndSlug), i18n()])
  return card === null ? {} : { title: `${t('merge.title')} · ${card.title}` }
}

/** Makes a card part of another. `into`: that other one, or words of its title. `done`: the merger that just was. */
export default async function MergePage({ params, searchParams }: Props) {
  const [{ idAndSlug }, { into, done }, { t }] = await Promise.all([params, searchParams, i18n()])
  const card = await load(idAndSlug)
  if (card === null) return leadOn(idAndSlug, mergeHref)
  const named = typeof into === 'string' ? into.trim() : ''
  const other = await load(named.replace(/^.*\/q\//, ''))
  return (
    <div className="page merge">
      <header className="lead">
        <p className="eyebrow">
          <span>{t('merge.title')}</span>
          <Link href={cardHref(card)} prefetch={false}>
            {t('merge.toCard')}
          </Link>
        </p>
        <h1 lang={card.lang}>{card.title}</h1>
        {done === undefined && <p className="mt-1 max-w-[36em] text-soft">{t('merge.lead')}</p>}
      </header>
      {typeof done === 'string' ? (
        <Done batch={done} />
      ) : (
        <>
          <form method="get" className="merge-find">
            <label htmlFor="into">{t('merge.into')}</label>
            <input id="into" name="into" className="field" required defaultValue={named} aria-describedby="into-note" />
            <button type="submit" className="button button-quiet">
              {t('merge.find')}
            </button>
            <p id="into-note">{t('merge.intoNote')}</p>
          </form>
          {other?.id === card.id && <p className="notice">{t('merge.itself')}</p>}
          {other === null && named !== '' && <Choices of={card.id} words={named} />}
          {other !== null && other.id !== card.id && <Plan from={card.id} into={other} />}
        </>
      )}
    </div>
  )
}

/** Cards that ask something like this. */
async function Choices({ of, words }: { of: CardId; words: string }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const found = (await likeQuestions(ctx, words, SHOWN + 1)).cards.filter(({ id }) => id !== of)
  if (found.length === 0) return <p className="notice">{t('merge.none')}</p>
  return (
    <section className="block max-w-[44rem]" aria-labelledby="choose">
      <h2 id="choose" className="block-head">
        {t('merge.choose')}
      </h2>
      <ul className="merge-choices">
        {found.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <Link href={mergeHref(of, one.id)} prefetch={false} lang={one.lang}>
              {one.title}
            </Link>
            <span>{one.path}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
