import type { CardId } from '#core/card/card.ts'

/**
 * What the pages of a site and the script that brings them to life agree on. A page is whole without the script: it can be
 * read, unfolded and printed; the script adds practice, search, keys and slides. It sends nothing anywhere.
 *
 * Every page:
 * - `<html lang>` is the language of its words, `body[data-page]` is one of PAGES.
 * - `script#site-data[type="application/json"]` holds SiteData, `script#viewer-words` the words of viewer-words.ts
 *   (`viewerWords(lang)`), both as `jsonScript` writes them. The script of script.ts (`viewerScript()`) comes after them, with
 *   `defer` or at the end of the body; its style (`viewerStyle()`) is part of the site's.
 * - Tokens of the style: `--color-paper raise ink soft line edge accent on-accent good warn bad`, `--font-mono`, as in
 *   app/globals.css; classes of its own begin with `v-`.
 * - `[data-walk]`: what j and k step through, in order: links of an outline, summaries of stages. Past the last one, on a page
 *   of one card, j follows `a[rel="next"]`, and k before the first `a[rel="prev"]`.
 * - `a[data-practise="<card id>"]`: practises a card; its address is `practiseHref(card)`. Add `hidden`: the script shows it.
 *
 * A card, on its page or in the single file: `article[data-card="<id>"][lang]` with
 * - each stage that is not empty: `[data-stage="<stage id>"]`, a `details` but for the question, whose content is in
 *   `[data-body]`; its summary has `data-walk`;
 * - the key points: `ul[data-key-points]`, inside of the stage `answer` where there is one;
 * - `button[data-reveal-all][hidden]`: unfolds all stages; the script shows it.
 *
 * Search: `searchSection()` of search-page.ts is the whole of it: the page `search`, and once in the single file.
 * Practice: `practiceSection()` of practice-page.ts: the page `practice`, and once in the single file, with id `practice`.
 * Slides: `section[data-slide][id]` one after the other in `main`; with the script one is shown at a time.
 * In the single file all of it is one page, `body[data-page="file"]`; whichever part is shown is the business of the page,
 * and the script goes by what can be seen.
 */
export const PAGES = ['index', 'card', 'practice', 'search', 'slides', 'print', 'file'] as const
export type PageKind = (typeof PAGES)[number]

/** In `script#site-data`. */
export type SiteData = {
  readonly chainId: string
  readonly version: number
  readonly lang: SiteLang
  readonly root: CardId
  /** In the order of the chain. Addresses are relative to the page they are on; in the single file `#<id>`. */
  readonly cards: readonly SiteCard[]
  readonly pages: { readonly index: string; readonly practice: string; readonly search: string }
}

export const SITE_LANGS = ['zh', 'en'] as const
export type SiteLang = (typeof SITE_LANGS)[number]

export type SiteCard = { readonly id: CardId; readonly title: string; readonly lang: string; readonly href: string }

/** In an address, before the id of a card: practise this one, and after it the ones that follow. */
export const PRACTISE = 'practise='
export const PRACTISE_ALL = 'practise-all='

/** Where a card is practised: on its own page, which has all that is asked and told. */
export const practiseHref = ({ href, id }: Pick<SiteCard, 'href' | 'id'>, begin = PRACTISE): string =>
  `${href.replace(/#.*$/, '')}#${begin}${id}`

/** JSON in a page, where nothing in it can end the script. */
export const jsonScript = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`
