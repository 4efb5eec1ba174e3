import { toCardLink, toItem } from '#core/card/plain-answer.ts'
import type { CardId } from '#core/card/card.ts'
import { StudyDay } from '#core/schedule/study-day.ts'
import type { LookBack } from '#core/study/journal/look-back.ts'
import { sayMinutes } from '../../../../../stats/say.ts'
import { type Said, sayDay, saySum } from '../../../say.ts'
import { sayMissed } from '../say-held.ts'

/**
 * A review to begin with: questions to answer in one's own words, and what the period holds, as plain Markdown with links to
 * the cards. In the reader's language.
 */
export function draftOf(view: LookBack, said: Said): string {
  const { t } = said
  const { span } = view.period
  return [
    section(t('back.draft.own'), [
      `**${t('back.draft.surprised', { span })}**`,
      `**${t('back.draft.unclear')}**`,
      `**${t('back.draft.next', { span })}**`,
    ]),
    section(t('back.draft.facts', { span }), [saySum(said, view.sum, view.passed.total)]),
    ...heldIn(view, said),
    ...aheadIn(view, said),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
    .concat('\n')
}

function heldIn(view: LookBack, said: Said): readonly string[] {
  const { t } = said
  const { failed, findings, rewrites, asked, passed, topics } = view
  const card = (id: CardId) => nameOf(view, said, id)
  const line = (what: string, detail: string): string => t('back.draft.line', { what, detail })
  return [
    list(
      t('back.held.failed'),
      failed.first.map(({ cardId, missed, isPassedSince }) =>
        line(
          card(cardId),
          [sayMissed(said, missed), ...(isPassedSince ? [t('back.held.passedSince')] : [])].join(t('back.draft.also')),
        ),
      ),
    ),
    list(
      t('back.held.findings'),
      findings.map(({ rule, attempts, cardIds }) =>
        line(
          t('back.draft.aside', { what: t(`nitpick.rule.${rule}`), detail: t('back.held.foundIn', { attempts }) }),
          cardIds.map(card).join(t('back.draft.and')),
        ),
      ),
    ),
    list(
      t('back.held.rewrites'),
      rewrites.first.map(({ cardId, words }) => line(card(cardId), t('back.held.words', { words }))),
    ),
    list(
      t('back.held.asked'),
      asked.first.map(({ cardId, text }) => t('back.draft.aside', { what: toItem(text), detail: card(cardId) })),
    ),
    list(t('back.held.passed'), passed.first.map(card)),
    list(
      t('back.held.topics'),
      topics
        .filter(([, minutes]) => minutes >= 1)
        .map(([topic, minutes]) => line(toItem(topic), sayMinutes(said, minutes))),
    ),
  ]
}

function aheadIn(view: LookBack, said: Said): readonly string[] {
  const { t } = said
  const { ahead } = view
  if (ahead === null) return []
  const card = (id: CardId) => nameOf(view, said, id)
  const days = ahead.due
    .filter(({ due }) => due > 0)
    .map(({ day, due }) =>
      t('back.ahead.dueOn', { day: sayDay(said, StudyDay.parse(day), { month: 'short', day: 'numeric' }), count: due }),
    )
  const count = ahead.due.reduce((sum, { due }) => sum + due, 0)
  const due = t('back.ahead.due', { count })
  return [
    section(t('back.ahead.title'), [
      days.length === 0 ? due : t('back.draft.line', { what: due, detail: days.join(t('back.draft.and')) }),
    ]),
    list(t('back.ahead.opened'), ahead.opened.map(card), '###'),
    list(
      t('back.ahead.stuck'),
      ahead.stuck.map(({ cardId, state }) =>
        t('back.draft.line', { what: card(cardId), detail: t(`boards.state.${state}`) }),
      ),
      '###',
    ),
  ]
}

const nameOf = ({ names }: LookBack, { t }: Said, id: CardId): string =>
  toCardLink(names.get(id)?.title ?? t('back.held.gone'), id)

const section = (title: string, paragraphs: readonly string[]): string => [`## ${title}`, ...paragraphs].join('\n\n')

/** Of nothing there is no list. */
const list = (title: string, items: readonly string[], mark: '##' | '###' = '##'): string =>
  items.length === 0 ? '' : `${mark} ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}`
