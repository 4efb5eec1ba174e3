/** Languages in which a site speaks. What is written in cards stays in theirs. */
export const SITE_LANGS = ['zh', 'en'] as const
export type SiteLang = (typeof SITE_LANGS)[number]

/** Where the pages lie, which decides how they name each other and what they may load. */
export type SiteForm =
  /** On any host of files, or on a disk. */
  | { readonly kind: 'folder' }
  /** All of it in one page, which loads nothing. */
  | { readonly kind: 'file' }
  /** `base`: the path of the index on the server. `preview`: address of a picture of it. */
  | { readonly kind: 'share'; readonly base: string; readonly isIndexed: boolean; readonly preview: string | null }

export type SiteOptions = { readonly lang: SiteLang; readonly form: SiteForm }

export type SiteFile = {
  /** As of the header `Content-Type`. */
  readonly type: string
  readonly body: string | Uint8Array
  /** Content security policy. In a folder and in a file the page says it by itself. */
  readonly csp: string
}

export type Site = {
  /** Every file of it, as `page` takes it: the index first. */
  readonly paths: readonly string[]
  /** Makes a file, each time anew. Null: there is none of that path. */
  readonly page: (path: string) => Promise<SiteFile | null>
}
