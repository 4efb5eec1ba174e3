import type { Route } from 'next'
import type { MapEdge, MapView } from '#core/study/map.ts'
import type { MemoryMark } from '../../_ui/memory.ts'

/** A card as the map draws it and tells of it. In px at the map's own scale. */
export type SceneCard = {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly href: Route
  readonly mark: MemoryMark
  /** Centre of its mark. */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** It does not match what is asked for, or is archived. */
  readonly pale: boolean
  /** What the panel tells of it, in the reader's words. */
  readonly facts: readonly string[]
}

/** By index of the cards. */
export type SceneEdge = { readonly from: number; readonly to: number; readonly kind: MapEdge['kind'] }
export type SceneGroup = { readonly name: string; readonly x: number; readonly y: number } & Size
export type Size = { readonly width: number; readonly height: number }

export type Scene = Size & {
  readonly cards: readonly SceneCard[]
  readonly edges: readonly SceneEdge[]
  readonly groups: readonly SceneGroup[]
}

/** Where in its cell a card's mark and the lines beside it are. */
export const INSET = { markX: 16, markY: 23, textX: 32, textWidth: 196 }
/** Of a card that was never used. */
const LEAST_RADIUS = 5
/** Of one used daily for years. */
const MOST_RADIUS = 11

/** Grows with the area, so that a card used twice as much looks it, and slower and slower. */
export const radiusOf = (use: number): number => Math.min(MOST_RADIUS, LEAST_RADIUS * Math.sqrt(1 + use / 8))

type Drawn = Extract<MapView, { kind: 'cards' }>

/** What is drawn of a map. `say`: what is told of each card. */
export function sceneOf(
  { cards, edges, layout }: Drawn,
  say: (card: Drawn['cards'][number]) => Pick<SceneCard, 'mark' | 'facts' | 'href'>,
  nameOf: (group: Drawn['layout']['groups'][number]) => string,
): Scene {
  const numberOf = new Map(cards.map(({ id }, i) => [id, i]))
  return {
    width: layout.width,
    height: layout.height,
    cards: cards.map((card) => {
      const { x, y } = layout.places.get(card.id) ?? { x: 0, y: 0 }
      const { id, title, lang, matches, archived, reviews, attempts } = card
      return {
        id,
        title,
        lang,
        pale: !matches || archived,
        radius: radiusOf(reviews + attempts),
        x: x + INSET.markX,
        y: Math.round(y) + INSET.markY,
        ...say(card),
      }
    }),
    edges: edges.flatMap(({ from, to, kind }) => {
      const [start, end] = [numberOf.get(from), numberOf.get(to)]
      return start === undefined || end === undefined ? [] : [{ from: start, to: end, kind }]
    }),
    groups: layout.groups.map((group) => {
      const { x, y, width, height } = group
      return { name: nameOf(group), x, y, width, height }
    }),
  }
}
