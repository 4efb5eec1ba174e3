import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { isPublic, isPublicDeed, isWellWritten, refusal } from './app/_server/guard.ts'
import { shareUrl } from './app/_server/share-url.ts'

const isDev = process.env.NODE_ENV === 'development'

/**
 * Style attributes are data here (colours of highlighted code, lengths of bars). Style elements need the nonce: only the
 * editor makes one.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with it a plain form would be sent with `Origin: null`, and be refused.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Pages as others see them, which say their own policy: it is that of the site they are part of. */
const OF_A_SITE = /^\/share\/|^\/chains\/[^/]+\/share\/(links\/[^/]+\/)?preview(\/|$)/

export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  // The server would fall over it.
  if (!isWellWritten(pathname)) return nothing()
  if (isPublic(request.headers.get('host'), shareUrl())) {
    return isPublicDeed(request.method, pathname) ? NextResponse.next() : nothing()
  }
  // The same for everybody, and without a word of the library.
  if (pathname.startsWith('/_next/static/')) return NextResponse.next()
  const refused = refusal(request.method, request.headers, process.env.HOST ?? '127.0.0.1')
  if (refused !== null) {
    const message =
      refused === 'host' ? 'this server does not answer to that host name' : 'writes must come from this site'
    return NextResponse.json({ error: { code: `foreign-${refused}`, message } }, { status: 403, headers: HEADERS })
  }
  if (OF_A_SITE.test(pathname)) return NextResponse.next()
  const csp = policy(randomBytes(16).toString('base64'))
  // Next reads the nonce out of the request's policy and puts it on the scripts it writes.
  const forwarded = new Headers(request.headers)
  forwarded.set('Content-Security-Policy', csp)
  const response = NextResponse.next({ request: { headers: forwarded } })
  response.headers.set('Content-Security-Policy', csp)
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
  return response
}

const nothing = (): NextResponse => new NextResponse(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
