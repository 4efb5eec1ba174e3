import Link from 'next/link'
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

type Points = ChainGraph['edges'][number]['points']

/** A line from the first point to the last, rounded at its bends: each bend pulls, none is touched. */
function curve(points: Points): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (first === undefined || last === undefined) return ''
  const bends = rest.map((bend, i) => {
    const next = rest[i + 1]
    const end = next === undefined ? last : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 }
    return `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`
  })
  return `M${round(first.x)} ${round(first.y)}${bends.length > 0 ? bends.join('') : `L${round(last.x)} ${round(last.y)}`}`
}

const round = (px: number): number => Math.round(px * 10) / 10
