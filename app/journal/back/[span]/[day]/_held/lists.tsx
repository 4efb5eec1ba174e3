import Link from 'next/link'
import type { ReactNode } from 'react'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { cardHref, growthHref } from '../../../../../_ui/links.ts'
import { attemptHref } from '../../../../../practice/runs/links.ts'
import type { Said } from '../../../say.ts'
import { sayMissed } from '../say-held.ts'
import { CardName } from './card.tsx'

type Props = { view: LookBack; said: Said }

/** Cards the gate of which was not passed, and what was missed the last time. */
export function Failed({ view: { failed, names }, said }: Props) {
  const { t } = said
  return (
    <List id="failed" title={t('back.held.failed')} total={failed.total} said={said}>
      {failed.first.map(({ cardId, attemptId, missed, times, isPassedSince }) => (
        <li key={cardId}>
          <CardName id={cardId} names={names} said={said} />
          <span className="facts">
            <Link href={attemptHref(cardId, attemptId)} prefetch={false}>
              {sayMissed(said, missed)}
            </Link>
            {times > 1 && <span>{t('back.held.failedTimes', { times })}</span>}
            {isPassedSince && <span className="text-good">{t('back.held.passedSince')}</span>}
          </span>
        </li>
      ))}
    </List>
  )
}

/** What the rules found again and again, and in which cards most. */
export function Findings({ view: { findings, names }, said }: Props) {
  const { t } = said
  return (
    <List id="findings" title={t('back.held.findings')} total={findings.length} said={said}>
      {findings.map(({ rule, attempts, cardIds }) => (
        <li key={rule}>
          {t(`nitpick.rule.${rule}`)}
          <span className="facts">
            <span>{t('back.held.foundIn', { attempts })}</span>
            {cardIds.flatMap((id) => {
              const name = names.get(id)
              return name ? (
                <Link key={id} href={cardHref({ id, ...name })} prefetch={false} lang={name.lang}>
                  {name.title}
                </Link>
              ) : (
                []
              )
            })}
          </span>
        </li>
      ))}
    </List>
  )
}

/** Cards of which most was written anew. */
export function Rewrites({ view: { rewrites, names }, said }: Props) {
  const { t } = said
  return (
    <List id="rewrites" title={t('back.held.rewrites')} total={rewrites.total} said={said}>
      {rewrites.first.map(({ cardId, words }) => (
        <li key={cardId}>
          <CardName id={cardId} names={names} said={said} />
          <span className="facts">
            <Link href={growthHref(cardId)} prefetch={false}>
              {t('back.held.words', { words })}
            </Link>
          </span>
        </li>
      ))}
    </List>
  )
}

/** Questions in stage 6 that are no cards, and were not asked there before. */
export function Asked({ view: { asked, names }, said }: Props) {
  return (
    <List id="asked" title={said.t('back.held.asked')} total={asked.total} said={said}>
      {asked.first.map(({ cardId, text }) => (
        <li key={`${cardId} ${text}`}>
          <span lang={names.get(cardId)?.lang}>{text}</span>
          <span className="facts">
            <CardName id={cardId} names={names} said={said} />
          </span>
        </li>
      ))}
    </List>
  )
}

/** Cards that were passed for the first time. */
export function Passed({ view: { passed, names }, said }: Props) {
  return (
    <List id="passed" title={said.t('back.held.passed')} total={passed.total} said={said}>
      {passed.first.map((id) => (
        <li key={id}>
          <CardName id={id} names={names} said={said} />
        </li>
      ))}
    </List>
  )
}

type ListProps = { id: string; title: string; total: number; said: Said; children: readonly ReactNode[] }

/** The first of a list and how many more there are; of an empty one nothing. */
function List({ id, title, total, said, children }: ListProps) {
  if (total === 0) return null
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id} className="block-head">
        {title}
      </h2>
      <ul className="back-list">{children}</ul>
      {total > children.length && (
        <p className="back-more">{said.t('back.held.more', { count: total - children.length })}</p>
      )}
    </section>
  )
}
