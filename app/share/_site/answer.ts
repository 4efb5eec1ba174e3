import type { SiteFile } from '#core/site/form.ts'

/** How a page may be used by others than who has its address. */
type Ways = { readonly isIndexed: boolean; readonly isEmbeddable: boolean }

/**
 * A file of a site as the answer to a request. Nothing is kept by anybody on the way, so that a link that is revoked shows
 * nothing from then on; and no other site is told its address, which is all it takes to open it.
 */
export function answerFile({ type, body, csp }: SiteFile, ways: Ways, status = 200): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    status,
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': `${csp}; frame-ancestors ${ways.isEmbeddable ? '*' : "'none'"}`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': ways.isEmbeddable ? 'cross-origin' : 'same-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      ...(ways.isIndexed ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
    },
  })
}
