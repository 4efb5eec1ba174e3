import { Suspense } from 'react'
import type { CardView } from '#core/study/views.ts'
import { unlinkedMentions } from '#core/study/mentions.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref } from '../../../_ui/links.ts'
import { sectionName } from '../../../_ui/stage.ts'
import { MentionList } from './list.tsx'

type Props = { card: CardView['card']; isAsked: boolean }

/**
 * Where other cards speak of this one without a link. It comes after the rest of the page, which does not wait for it; by
 * script, or where that does not run by a link that asks for it (`isAsked`).
 */
export async function Unlinked({ card, isAsked }: Props) {
  const { t } = await i18n()
  if (isAsked) return <Found card={card} isAsked />
  const ask = (
    <noscript>
      <p className="block">
        <a href="?unlinked#unlinked">{t('mentions.unlinked.title')}</a>
      </p>
    </noscript>
  )
  return (
    <Suspense fallback={ask}>
      <Found card={card} isAsked={false} />
    </Suspense>
  )
}

async function Found({ card, isAsked }: Props) {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const mentions = (await unlinkedMentions(ctx, card.id)) ?? []
  return (
    <MentionList
      to={card.id}
      isAsked={isAsked}
      mentions={mentions.map((mention) => ({
        from: mention.card.id,
        title: mention.card.title,
        lang: mention.card.lang,
        href: cardHref(mention.card),
        stage: sectionName(mention.stage, locale),
        sentence: mention.sentence,
        at: mention.at,
        linkIn: t('mentions.unlinked.linkIn', { title: mention.card.title }),
        hideIn: t('mentions.unlinked.hideIn', { title: mention.card.title }),
      }))}
      words={{
        title: t('mentions.unlinked.title'),
        lead: t('mentions.unlinked.lead'),
        none: t('mentions.unlinked.none'),
        link: t('mentions.unlinked.link'),
        hide: t('mentions.unlinked.hide'),
        hidden: t('mentions.unlinked.hidden'),
        undo: t('mentions.unlinked.undo'),
        saving: t('mentions.unlinked.saving'),
        unreachable: t('mentions.unlinked.unreachable'),
      }}
    />
  )
}
