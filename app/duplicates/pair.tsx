import Link from 'next/link'
import { type DiffPart, wordDiff } from '#core/practice/diff.ts'
import type { DuplicateCard, DuplicatePair } from '#core/study/duplicates.ts'
import type { Translate } from '../_server/i18n.ts'
import { cardHref, mergeHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { follow, judge } from './actions.ts'

type Props = { pair: DuplicatePair; page: number; t: Translate }

/** Two cards beside each other, in what their questions differ, and what can be done about it. */
export function Pair({ pair: { from, into, score, perhaps }, page, t }: Props) {
  const parts = perhaps ? null : wordDiff(from.title, into.title, into.lang)
  return (
    <li className="twins">
      <p className="twins-alike">
        {perhaps ? t('duplicates.perhaps') : t('duplicates.alike', { share: Math.min(1, score) })}
      </p>
      <div className="twins-cards">
        <Side card={into} parts={parts} own="added" isKept t={t} />
        <Side card={from} parts={parts} own="removed" isKept={false} t={t} />
      </div>
      <div className="twins-deeds">
        <Link
          href={mergeHref(from.id, into.id)}
          prefetch={false}
          className="button button-quiet"
          aria-label={t('duplicates.mergeThis', { from: from.title, into: into.title })}
        >
          {t('duplicates.merge')}
        </Link>
        <form action={judge}>
          <input type="hidden" name="one" value={from.id} />
          <input type="hidden" name="other" value={into.id} />
          <input type="hidden" name="takenBack" value="false" />
          <input type="hidden" name="page" value={page} />
          <button type="submit" className="button button-quiet">
            {t('duplicates.two')}
          </button>
        </form>
        <details>
          <summary>{t('duplicates.follow')}</summary>
          {(
            [
              [into, from],
              [from, into],
            ] as const
          ).map(([parent, child]) => (
            <form key={parent.id} action={follow}>
              <input type="hidden" name="parent" value={parent.id} />
              <input type="hidden" name="child" value={child.id} />
              <input type="hidden" name="page" value={page} />
              <button type="submit" className="action">
                {t('duplicates.followThis', { parent: parent.title })}
              </button>
            </form>
          ))}
        </details>
      </div>
    </li>
  )
}

type SideProps = {
  card: DuplicateCard
  /** Null: they have no words in common. */
  parts: readonly DiffPart[] | null
  own: 'added' | 'removed'
  isKept: boolean
  t: Translate
}

function Side({ card, parts, own, isKept, t }: SideProps) {
  const { standing, title, lang, topics, reviews, attempts } = card
  const shown = parts?.filter(({ kind }) => kind === 'same' || kind === own)
  return (
    <div className="twins-card">
      <p className="twins-title">
        <Mark standing={standing} t={t} />
        <Link href={cardHref(card)} prefetch={false} lang={lang}>
          {shown
            ? shown.map(({ kind, text }, i) => (kind === 'same' ? text : <mark key={`${i} ${text}`}>{text}</mark>))
            : title}
        </Link>
      </p>
      <p className="facts">
        {isKept && <span className="twins-kept">{t('duplicates.kept')}</span>}
        {reviews > 0 && <span>{t('duplicates.reviews', { count: reviews })}</span>}
        {attempts > 0 && <span>{t('duplicates.attempts', { count: attempts })}</span>}
        {topics.map((topic) => (
          <span key={topic}>{topic}</span>
        ))}
      </p>
    </div>
  )
}
