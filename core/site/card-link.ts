import type { Properties } from 'hast'
import type { SiteCard } from './chain.ts'
import { el } from './html.ts'
import type { Places } from './places.ts'

/** A card by its title, as a link. */
export const cardLink = ({ id, title, lang }: SiteCard, places: Places, properties: Properties = {}) =>
  el('a', { href: places.card(id), lang, dir: 'auto', ...properties }, title)
