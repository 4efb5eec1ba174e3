import Link from 'next/link'
import { EVENT_KINDS } from '#core/journal/event.ts'
import { VERDICTS } from '#core/practice/gate.ts'
import { cardName } from '#core/study/journal/named.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { TopicField } from '../_ui/topic-field.tsx'
import { Ways } from '../_ui/ways.tsx'
import { journalHref, type Look } from './look.ts'

/** Which events are told, and from which day on. */
export async function Filters({ look }: { look: Look }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const card = look.card && (await cardName(ctx, look.card))
  return (
    <div className="browse-filters">
      <Ways
        label={t('journal.kindLabel')}
        ways={[
          { href: journalHref(look, { kind: null }), label: t('journal.anyKind'), isHere: look.kind === null },
          ...EVENT_KINDS.map((kind) => ({
            href: journalHref(look, { kind }),
            label: t(`journal.did.${kind}`),
            isHere: look.kind === kind,
          })),
        ]}
      />
      {card && (
        <p className="journal-card">
          <span lang={card.lang}>{t('journal.onlyCard', { title: card.title })}</span>{' '}
          <Link href={journalHref(look, { card: null })} prefetch={false}>
            {t('journal.allCards')}
          </Link>
        </p>
      )}
      <form className="browse-form">
        {look.kind && <input type="hidden" name="kind" value={look.kind} />}
        {look.card && <input type="hidden" name="card" value={look.card} />}
        <TopicField topic={look.topic} />
        <label>
          {t('journal.verdict')}{' '}
          <select name="verdict" className="field" defaultValue={look.verdict ?? ''}>
            <option value="">{t('journal.anyVerdict')}</option>
            {VERDICTS.map((verdict) => (
              <option key={verdict} value={verdict}>
                {t(`attempts.verdict.${verdict}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('journal.day')} <input type="date" name="day" className="field" defaultValue={look.day ?? ''} />
        </label>
        <button type="submit" className="button button-quiet">
          {t('boards.filter')}
        </button>
      </form>
    </div>
  )
}
