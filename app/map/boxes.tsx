import Link from 'next/link'
import type { MapView } from '#core/study/map.ts'
import type { Translate } from '../_server/i18n.ts'
import { mapHref } from '../_ui/links.ts'

/** Chains named at most: the largest. */
const SHOWN = 300

/** A library too large to be drawn: each chain is one box, and is opened by itself. */
export function Boxes({ view, t }: { view: Extract<MapView, { kind: 'chains' }>; t: Translate }) {
  const { chains, single } = view
  return (
    <>
      <p className="notice">{t('map.boxes')}</p>
      <ul className="map-boxes">
        {chains.slice(0, SHOWN).map(({ root, cards }) => (
          <li key={root.id}>
            <Link href={mapHref(root.id)} prefetch={false} lang={root.lang}>
              {root.title}
            </Link>
            <span>{t('map.count', { count: cards })}</span>
          </li>
        ))}
      </ul>
      {chains.length > SHOWN && <p className="text-soft">{t('map.more', { count: chains.length - SHOWN })}</p>}
      {single > 0 && <p className="text-soft">{t('map.single', { count: single })}</p>}
    </>
  )
}
