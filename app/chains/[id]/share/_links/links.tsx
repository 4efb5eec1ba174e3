import type { CardId } from '#core/card/card.ts'
import { linksOf } from '#core/study/share/links.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { shareUrl } from '../../../../_server/share-url.ts'
import { study } from '../../../../_server/study.ts'
import { LinkRow } from './link-row.tsx'
import { MakeLink } from './make-link.tsx'
import { makeWords } from './words.ts'

/** Links that open a chain for others: making one, and those there are. */
export async function Links({ root }: { root: CardId }) {
  const [{ ctx, now }, { t }] = await Promise.all([study(), i18n()])
  const [links, url] = [await linksOf(ctx, root), shareUrl()]
  return (
    <section className="block share-links" aria-labelledby="share-links">
      <h2 id="share-links" className="block-head">
        {t('shareLinks.title')}
      </h2>
      <p className="share-links-note">{t('shareLinks.lead')}</p>
      <p className="share-links-note">{url === null ? t('shareLinks.local') : t('shareLinks.public', { url })}</p>
      <MakeLink root={root} words={makeWords(t)} />
      <h3 className="share-links-head">{t('shareLinks.list')}</h3>
      {links.length === 0 ? (
        <p className="share-links-note">{t('shareLinks.none')}</p>
      ) : (
        <ul className="share-links-list">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} root={root} now={now} />
          ))}
        </ul>
      )}
      <p className="share-links-note">{t('shareLinks.uncounted')}</p>
    </section>
  )
}
