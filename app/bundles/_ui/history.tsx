import Link from 'next/link'
import type { ChainVersion } from '#core/store/chain-versions.ts'
import { type ExchangedChain, listExchanges } from '#core/study/share/exchanges.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { chainHref, shareHref } from '../../_ui/links.ts'
import { sayWhen } from '../../practice/[cardId]/_past/say.ts'
import { sayAuthors } from '../say-authors.ts'
import { UndoForm, type UndoWords } from './undo-form.tsx'

/** Chains that are named; the others are on record. */
const CHAINS = 50
/** Times that are named of each before the others are folded. */
const TIMES = 3

/** What came in and went out, by chain, with the way back. */
export async function History({ words }: { words: UndoWords }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const chains = await listExchanges(ctx, CHAINS)
  return (
    <section className="block" aria-labelledby="history">
      <h2 id="history" className="block-head">
        {t('bundles.history')}
      </h2>
      <p className="import-note mt-2">{t(chains.length === 0 ? 'bundles.historyNone' : 'bundles.historyNote')}</p>
      <ul className="bundle-history">
        {chains.map((chain) => (
          <Chain key={chain.chainId} chain={chain} words={words} />
        ))}
      </ul>
    </section>
  )
}

async function Chain({ chain, words }: { chain: ExchangedChain; words: UndoWords }) {
  const { t, locale } = await i18n()
  const { rootId, about, isHere, versions, undoable } = chain
  const title = about?.title ?? rootId
  const [shown, folded] = [versions.slice(0, TIMES), versions.slice(TIMES)]
  return (
    <li>
      <p>
        {isHere ? (
          <Link href={chainHref(rootId)} prefetch={false} lang={about?.languages[0]}>
            {title}
          </Link>
        ) : (
          <span lang={about?.languages[0]}>{title}</span>
        )}
      </p>
      <p className="facts">
        {about && <span>{sayAuthors({ t, locale }, about.authors)}</span>}
        {about && <span>{about.license}</span>}
        {isHere ? (
          <Link href={shareHref(rootId)} prefetch={false}>
            {t('bundles.share')}
          </Link>
        ) : (
          <span>{t('bundles.gone')}</span>
        )}
      </p>
      <Times versions={shown} />
      {folded.length > 0 && (
        <details className="bundle-base">
          <summary>{t('bundles.older', { count: folded.length })}</summary>
          <Times versions={folded} />
        </details>
      )}
      {versions.some(({ way }) => way === 'in') && (
        // It stays when there is nothing left to take back: what came of that is said there.
        <UndoForm
          batch={undoable?.batch ?? null}
          label={t('bundles.undoOf', { title, version: undoable?.version ?? 0 })}
          words={words}
        />
      )}
    </li>
  )
}

async function Times({ versions }: { versions: readonly ChainVersion[] }) {
  const { t, format } = await i18n()
  return (
    <ul>
      {versions.map(({ id, way, version, at, isTakenBack }) => (
        <li key={id}>
          <span>{t(`bundles.way.${way}`)}</span>
          <span>{t('bundles.version', { version })}</span>
          <time dateTime={at.toISOString()}>{sayWhen(format, at)}</time>
          {isTakenBack && <span>{t('bundles.wayBack')}</span>}
        </li>
      ))}
    </ul>
  )
}
