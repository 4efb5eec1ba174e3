import type { CardId } from '#core/card/card.ts'
import type { SiteForm } from './form.ts'

/** Pages there is one of, by their files. */
export type PageName = 'index' | 'practice' | 'search' | 'slides' | 'print'

/** Addresses, as they have to be written on one page. */
export type Places = {
  /** Null: there is no such page. */
  readonly page: (name: PageName) => string | null
  /** A card, or a part of it by its id on the card's own page. */
  readonly card: (id: CardId, part?: string) => string
  /** An image by its name in `cards/images/`. */
  readonly image: (name: string) => string
  /** The bundle, to be taken into a library. Null: it is not part of the site. */
  readonly bundle: string | null
  /** A file of the site that is no page. */
  readonly file: (path: string) => string
  /** The id of a part of a card, on this page. */
  readonly idOf: (id: CardId, part: string) => string
}

export const cardFile = (id: CardId): string => `cards/${id}.html`
export const pageFile = (name: PageName): string => `${name}.html`
export const BUNDLE_FILE = 'chain.qchain'
export const imageFile = (name: string): string => `images/${name}`

/** Of a page on which a card may stand alone. `path`: the file it is. */
export function placesOn(path: string, form: Exclude<SiteForm, { kind: 'file' }>): Places {
  const up = form.kind === 'share' ? `${form.base}/` : '../'.repeat(path.split('/').length - 1)
  return {
    page: (name) => up + pageFile(name),
    card: (id, part) => `${up}${cardFile(id)}${part === undefined ? '' : `#${part}`}`,
    image: (name) => up + imageFile(name),
    bundle: up + BUNDLE_FILE,
    file: (name) => up + name,
    idOf: (_, part) => part,
  }
}

/** Of a page that holds all cards, and leads to them where they stand on it. */
export function placesAmong(others: Places): Places {
  return {
    ...others,
    card: (id, part) => `#${anchorOf(id)}${part === undefined ? '' : `.${part}`}`,
    idOf: (id, part) => `${anchorOf(id)}.${part}`,
  }
}

/** Of the one page that is a whole site. `images`: as data. */
export const placesInFile = (images: (name: string) => string): Places =>
  placesAmong({
    page: (name) => (name === 'slides' || name === 'print' ? null : `#${name}`),
    card: (id) => `#${anchorOf(id)}`,
    image: images,
    bundle: null,
    file: (name) => name,
    idOf: (_, part) => part,
  })

/** The id of a card among others. No other id begins so. */
export const anchorOf = (id: CardId): string => `card-${id}`
