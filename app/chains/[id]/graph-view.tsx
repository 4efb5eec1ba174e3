import Link from 'next/link'
import { curve } from '#core/chain/picture.ts'
import type { ChainGraph } from '#core/study/views.ts'
import type { Translate } from '../../_server/i18n.ts'
import { cardHref } from '../../_ui/links.ts'
import { Mark } from '../../_ui/mark.tsx'

/** The chain drawn: lines in SVG, cards over them as ordinary links. The outline says the same in text. */
export function GraphView({ graph, t }: { graph: ChainGraph; t: Translate }) {
  const { width, height, nodes, edges } = graph
  return (
    <>
      <div className="graph" role="group" aria-label={t('chains.graphLabel')} tabIndex={0}>
        <div className="graph-plane" style={{ width, height }}>
          <svg width={width} height={height} aria-hidden="true">
            {edges.map(({ from, to, back, points }) => (
              <path key={`${from} ${to}`} d={curve(points)} data-back={back} />
            ))}
          </svg>
          <ul>
            {nodes.map((card) => (
              <li key={card.id} data-archived={card.archived || undefined} style={{ left: card.x, top: card.y }}>
                <Mark standing={card.standing} t={t} />
                <span>
                  <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
                    {card.title}
                  </Link>
                  {card.open > 0 && <span className="graph-open">{t('chains.open', { count: card.open })}</span>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {edges.some(({ back }) => back) && <p className="mt-2 text-sm text-soft">{t('chains.back')}</p>}
    </>
  )
}
