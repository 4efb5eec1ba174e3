import type { CardId } from '#core/card/card.ts'

/**
 * What the pages of a site and the script that brings them to life agree on. A page is whole without the script: it can be
 * read, unfolded and printed; the script adds practice, search, keys and slides. It sends nothing anywhere.
 *
 * Every page:
 * - `body[data-page]` is the kind of page: `index card practice search slides print file`.
 * - `script#site-data[type="application/json"]` holds SiteData (site-data.ts). The script of script.ts (`viewerScript(lang)`)
 *   comes after it; its style (`viewerStyle()`) is part of the site's.
 * - Tokens of the style: `--color-paper raise ink soft line edge accent on-accent good warn bad`, `--font-mono`, as in
 *   app/globals.css; classes of the script's own begin with `v-`.
 * - `[data-walk]`: what j and k step through, in order: links of an outline, summaries of stages. Past the last one of a card
 *   j follows `a[rel="next"]`, and k before the first `a[rel="prev"]`.
 * - `[data-scripted][hidden]`: what is of use only with the script, which shows it. `button[data-keys]` opens the table of keys.
 *
 * A card, on its page or in the single file: `article[data-card="<id>"][lang]` with
 * - each stage that is not empty: `[data-stage="<stage id>"]`, a `details` but for the question, whose content is in
 *   `[data-body]`; its summary has `data-walk`;
 * - the key points: `ul[data-key-points]`, inside of the stage `answer` where there is one;
 * - `button[data-reveal-all]`, which unfolds all stages, and `a[data-practise]` with the address `practiseHref(card)`.
 *
 * Search: search-page.ts. Practice: practice-page.ts. Slides: `section[data-slide][id]` one after the other; with the script one
 * is shown at a time. In the single file all of it is one page; whichever part is shown is the business of the page, and the
 * script goes by what can be seen.
 */
export type SiteData = {
  readonly chainId: string
  readonly version: number
  readonly lang: string
  /** Cards of the chain. */
  readonly count: number
  /** Those the page has to do with, in the order of the chain. Addresses are as on this page. */
  readonly cards: readonly DataCard[]
  readonly pages: { readonly practice: string; readonly search: string }
}

/** `place`: in the order of the chain, from 0. */
export type DataCard = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly href: string
  readonly place: number
}

/** In an address, before the id of a card: practise this one, or it and after it all that follow. */
export const PRACTISE = 'practise='
export const PRACTISE_ALL = 'practise-all='

/** Where a card is practised: on its own page, which has all that is asked and told. */
export const practiseHref = ({ href, id }: Pick<DataCard, 'href' | 'id'>, begin = PRACTISE): string =>
  `${href.replace(/#.*$/, '')}#${begin}${id}`
