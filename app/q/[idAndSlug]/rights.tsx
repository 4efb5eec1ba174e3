import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import { licenseUrl } from '#core/share/bundle/attribution.ts'
import { rightsOfCard } from '#core/study/share/card-rights.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { chainHref } from '../../_ui/links.ts'

/** Who wrote the card, what may be done with it, and where it came from. Nothing where it says nothing of that. */
export async function Rights({ cardId }: { cardId: CardId }) {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const rights = await rightsOfCard(ctx, cardId)
  if (rights === null) return null
  const { license, authors, chain } = rights
  return (
    <section className="block" aria-labelledby="rights">
      <h2 id="rights" className="block-head">
        {t('rights.title')}
      </h2>
      <dl className="references">
        {authors.length > 0 && (
          <div>
            <dt>{t('rights.authors')}</dt>
            {authors.map(({ name, url }) => (
              <dd key={`${name} ${url}`}>{url ? <Outward href={url}>{name}</Outward> : name}</dd>
            ))}
          </div>
        )}
        {license !== null && (
          <div>
            <dt>{t('rights.license')}</dt>
            <dd lang="en">
              {licenseUrl(license) ? <Outward href={licenseUrl(license) ?? ''}>{license}</Outward> : license}
            </dd>
          </div>
        )}
        {chain && (
          <div>
            <dt>{t('rights.from')}</dt>
            <dd>
              <Link href={chainHref(chain.rootId)} prefetch={false}>
                {chain.title}
              </Link>{' '}
              <span className="host" lang={locale}>
                {t('rights.version', { version: chain.version })}
              </span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const Outward = ({ href, children }: { href: string; children: string }) => (
  <a href={href} rel="noreferrer">
    {children}
  </a>
)
