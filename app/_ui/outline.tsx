import Link from 'next/link'
import type { CardId } from '#core/card/card.ts'
import type { OutlineNode } from '#core/study/views.ts'
import type { Translate } from '../_server/i18n.ts'
import { PromoteButton } from '../new/promoting.tsx'
import { Dot } from './dot.tsx'
import { cardHref } from './links.ts'
import { Mark } from './mark.tsx'

type Props = {
  nodes: readonly OutlineNode[]
  t: Translate
  /** The card the page is about, marked wherever it is named. */
  here?: CardId
  /** BCP 47 of questions that are not cards yet: their parent's. */
  lang?: string
  /** The card whose questions these are. Each open one, here and below, then has a button that makes it a card. */
  asker?: CardId
}

/** Lines of a chain, each with its mark, each branch under its question. */
export function Outline({ nodes, t, here, lang, asker }: Props) {
  return (
    <ol>
      {nodes.map((node, i) => (
        <li key={node.kind === 'open' ? `open ${i}` : `${node.kind} ${i}`}>
          <Line node={node} t={t} here={here} lang={lang} asker={asker} />
          {node.kind === 'card' && node.children.length > 0 && (
            <Outline nodes={node.children} t={t} here={here} lang={node.card.lang} asker={asker && node.card.id} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Line({ node, t, here, lang, asker }: { node: OutlineNode } & Omit<Props, 'nodes'>) {
  if (node.kind === 'open') {
    return (
      <div className="line">
        <Dot mark="open" label={t('memory.open')} />
        <span>
          <span lang={lang}>{node.text}</span>
          {asker && (
            <PromoteButton
              parentId={asker}
              question={node.text}
              label={t('newCard.promoteThis', { question: node.text })}
            />
          )}
        </span>
      </div>
    )
  }
  if (node.kind === 'broken') {
    return (
      <div className="line">
        <Dot mark="broken" label={t('memory.broken')} />
        <span>
          <span lang={lang}>{node.text}</span> <span className="aside">{t('chains.broken', { id: node.id })}</span>
        </span>
      </div>
    )
  }
  const { card, repeated } = node
  return (
    <div className="line" data-archived={card.archived || undefined}>
      <Mark standing={card.standing} t={t} />
      <span>
        <Link
          href={cardHref(card)}
          prefetch={false}
          lang={card.lang}
          aria-current={card.id === here ? 'page' : undefined}
        >
          {card.title}
        </Link>
        {card.archived && <span className="aside"> {t('organise.mark')}</span>}
        {repeated && <span className="aside"> {t('chains.repeated')}</span>}
      </span>
    </div>
  )
}
