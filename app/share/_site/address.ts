import { LOCALES, type Locale } from '../../_server/locale.ts'

/** What an address below /share/ asks for. */
export type ShareAddress = {
  readonly token: string
  /** Chosen by the address itself, which keeps to it as it leads on. Null: that of the browser. */
  readonly locale: Locale | null
  /** Of a file of the site. Null: no file has such a name. */
  readonly path: string | null
}

/** Reads `/share/<token>/<path>`, or `/share/<token>/~<language>/<path>`. Without a path it is the first page. */
export function readAddress(pathname: string): ShareAddress {
  const [, , token = '', ...rest] = pathname.split('/')
  const locale = LOCALES.find((known) => rest[0] === `~${known}`) ?? null
  const names = locale === null ? rest : rest.slice(1)
  return { token, locale, path: pathOf(names.join('/') || 'index.html') }
}

function pathOf(written: string): string | null {
  try {
    return decodeURIComponent(written)
  } catch {
    // A percent sign that encodes nothing.
    return null
  }
}

/** Where the site of a link begins, in the language of the browser or in one of its own. */
export const siteBase = (token: string, locale: Locale | null): string =>
  `/share/${token}${locale === null ? '' : `/~${locale}`}`
