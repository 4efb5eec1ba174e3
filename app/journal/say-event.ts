import type { JournalEvent } from '#core/journal/event.ts'
import type { NamedCard, Names } from '#core/study/journal/named.ts'
import type { Format, Translate } from '../_server/i18n.ts'
import type { Locale } from '../_server/locale.ts'
import { cardHref, demoHref, versionsHref } from '../_ui/links.ts'
import { queryHref } from '../_ui/query-href.ts'
import { sayTime } from '../practice/[cardId]/_past/say.ts'
import { attemptHref } from '../practice/runs/links.ts'
import type { SaidEvent, SaidLink } from './_days/said.ts'

export type Sayer = {
  readonly t: Translate
  readonly format: Format
  readonly locale: Locale
  readonly names: Names
}

const MINUTE_MS = 60_000
const HALF_A_MINUTE_MS = MINUTE_MS / 2

type Event = Exclude<JournalEvent, { kind: 'entry' }>
type Told = Pick<SaidEvent, 'link' | 'mark' | 'facts'> & Partial<Pick<SaidEvent, 'did' | 'more' | 'change'>>

/** An event in the reader’s words. `nth`: its number among those of its day. */
export function sayEvent(sayer: Sayer, event: Event, nth: number): SaidEvent {
  const { t, format } = sayer
  return {
    key: `${event.kind} ${event.at.getTime()} ${nth}`,
    kind: event.kind,
    time: sayClock(format, event.at),
    at: event.at.toISOString(),
    did: t(`journal.did.${event.kind}`),
    more: null,
    change: null,
    ...tell(sayer, event),
  }
}

export const sayClock = (format: Format, at: Date): string =>
  format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

export const linkTo = (card: NamedCard): SaidLink => ({ href: cardHref(card), text: card.title, lang: card.lang })

function tell(sayer: Sayer, event: Event): Told {
  const { t, names } = sayer
  const ofCard = (id: NamedCard['id']) => ({ link: linkTo(names.card(id)), mark: null, facts: [] })
  switch (event.kind) {
    case 'asked':
    case 'passed':
      return ofCard(event.cardId)
    case 'attempt': {
      const { cardId, attemptId, verdict, tookMs } = event
      const said = [verdict === null ? t('journal.oneSentence') : t(`attempts.verdict.${verdict}`)]
      return {
        ...ofCard(cardId),
        mark: verdict && (verdict === 'passed' ? 'good' : 'bad'),
        facts: [...said, sayTime(sayer, tookMs)],
        more: { href: attemptHref(cardId, attemptId), text: t('journal.theAttempt'), lang: sayer.locale },
      }
    }
    case 'review': {
      const { cardId, rating, tookMs, isRehearsal } = event
      return {
        ...ofCard(cardId),
        mark: rating === 'again' ? 'bad' : null,
        facts: [
          t(`rating.${rating}`),
          ...(tookMs === null ? [] : [sayTime(sayer, tookMs)]),
          ...(isRehearsal ? [t('journal.rehearsed')] : []),
        ],
      }
    }
    case 'rewrite': {
      const { cardId, from, to } = event
      const page = versionsHref(cardId, { a: from, b: to })
      return {
        ...ofCard(cardId),
        change: {
          text: t('journal.changes', { n: to }),
          page: `${page}#compare`,
          api: queryHref('/api/journal/rewrites', { card: cardId, from, to }),
        },
      }
    }
    case 'run': {
      const { demoId, isAsExpected, isEdited } = event
      const went = isAsExpected === null ? [] : [t(isAsExpected ? 'journal.asExpected' : 'journal.notAsExpected')]
      return {
        link: { href: demoHref(demoId), text: demoId, lang: 'en' },
        mark: isAsExpected === null ? null : isAsExpected ? 'good' : 'bad',
        facts: [...went, ...(isEdited ? [t('journal.edited')] : [])],
      }
    }
    case 'read': {
      const { cardId, url, spentMs, isDone } = event
      const card = names.card(cardId)
      return {
        link: { href: url, text: names.reference(card.id, url), lang: card.lang },
        mark: null,
        facts: [
          ...(spentMs < HALF_A_MINUTE_MS ? [] : [t('journal.readFor', { count: Math.round(spentMs / MINUTE_MS) })]),
          ...(isDone ? [t('journal.read')] : []),
        ],
        more: linkTo(card),
      }
    }
    case 'opened': {
      const { cardId, by } = event
      return {
        ...ofCard(cardId),
        facts: [by === null ? t('journal.byHand') : t('journal.openedBy')],
        more: by && linkTo(names.card(by)),
      }
    }
    default:
      return event satisfies never
  }
}
