import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { linkState, type StoredLink } from '#core/study/share/links.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { shownHref } from '../../../../_ui/links.ts'
import { sayWhen } from '../../../../practice/[cardId]/_past/say.ts'
import { LinkDeeds } from './link-deeds.tsx'

/** A link that was made: how it stands, and what can be done about it. */
export async function LinkRow({ link, root, now }: { link: StoredLink; root: CardId; now: Date }) {
  const { t, format } = await i18n()
  const { label, version, madeAt, expiresAt, revokedAt, isIndexed, isEmbeddable } = link
  const state = linkState(link, now)
  return (
    <li>
      <p className="share-links-name">
        <span>{label || t('shareLinks.unnamed')}</span>
        <span className={state === 'open' ? 'text-good' : 'text-soft'}>
          {revokedAt === null
            ? t(state === 'open' ? 'shareLinks.open' : 'shareLinks.expired')
            : t('shareLinks.revoked', { when: sayWhen(format, revokedAt) })}
        </span>
      </p>
      <p className="facts">
        <span>{t('shareLinks.shows', { version })}</span>
        <span>{t('shareLinks.madeAt', { when: sayWhen(format, madeAt) })}</span>
        <span>
          {expiresAt === null ? t('shareLinks.forever') : t('shareLinks.until', { when: sayWhen(format, expiresAt) })}
        </span>
        {isIndexed && <span>{t('shareLinks.isIndexed')}</span>}
        {isEmbeddable && <span>{t('shareLinks.isEmbeddable')}</span>}
        <Link href={shownHref(root, link.id)} prefetch={false}>
          {t('shareLinks.what')}
        </Link>
      </p>
      {state !== 'revoked' && (
        <LinkDeeds
          id={link.id}
          words={{
            showNewest: t('shareLinks.showNewest'),
            revoke: t('shareLinks.revoke'),
            revokeNote: t('shareLinks.revokeNote'),
            revokeNow: t('shareLinks.revokeNow'),
          }}
        />
      )}
    </li>
  )
}
