import type { Author } from '#core/card/rights.ts'
import { licenseUrl } from '#core/share/bundle/attribution.ts'
import { type Child, el } from './html.ts'
import type { Words } from './words.ts'

const WEB = { rel: ['noopener', 'noreferrer'] }

/** A way into the web. */
export const webLink = (href: string, ...children: readonly Child[]) => el('a', { href, ...WEB }, children)

/** Who is to be named, one after the other. */
export const authorsView = (authors: readonly Author[], { anonymous, and }: Words): Child =>
  authors.length === 0
    ? anonymous
    : authors.map(({ name, url }, i) => [i === 0 ? null : and, url === undefined ? name : webLink(url, name)])

/** A licence, with where it can be read if that is known. */
export function licenseView(license: string): Child {
  const url = licenseUrl(license)
  return url === null ? license : el('a', { href: url, rel: ['license', ...WEB.rel] }, license)
}
