import Link from 'next/link'
import { CardId } from '#core/card/card.ts'
import type { ChainGraph, GraphNode } from '#core/study/views.ts'
import type { Translate } from '../../_server/i18n.ts'
import { Dot } from '../../_ui/dot.tsx'
import { cardHref } from '../../_ui/links.ts'
import { Mark } from '../../_ui/mark.tsx'

/** The chain drawn: lines in SVG, questions over them as ordinary links. The outline says the same in text. */
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
            {nodes.map((node) => (
              <li key={node.id} style={{ left: node.x, top: node.y }}>
                <Node node={node} t={t} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      {edges.some(({ back }) => back) && <p className="mt-2 text-sm text-soft">{t('chains.back')}</p>}
    </>
  )
}

function Node({ node, t }: { node: GraphNode; t: Translate }) {
  if (node.kind === 'open' || node.standing === null) {
    return (
      <span className="graph-node">
        <Dot mark="open" label={t('memory.open')} />
        <span lang={node.lang}>{node.title}</span>
      </span>
    )
  }
  return (
    <span className="graph-node">
      <Mark standing={node.standing} t={t} />
      <Link href={cardHref({ id: CardId.parse(node.id), title: node.title })} prefetch={false} lang={node.lang}>
        {node.title}
      </Link>
    </span>
  )
}

type Points = ChainGraph['edges'][number]['points']

/** A line through the middles of its bends: the bends themselves are rounded off. */
function curve(points: Points): string {
  const [first, ...rest] = points
  const last = rest.pop()
  if (first === undefined || last === undefined) return ''
  const bends = rest.map((bend, i) => {
    const next = rest[i + 1] ?? last
    const end = next === last ? last : { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 }
    return `Q${round(bend.x)} ${round(bend.y)} ${round(end.x)} ${round(end.y)}`
  })
  return [`M${round(first.x)} ${round(first.y)}`, ...(bends.length > 0 ? bends : [`L${round(last.x)} ${round(last.y)}`])].join('')
}

const round = (px: number): number => Math.round(px * 10) / 10
