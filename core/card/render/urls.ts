import { CardId } from '../card.ts'
import { nameKey, readWikiUrl } from '../wikilink.ts'

/** Where a link of a card may lead. `unsafe` says why it may not. */
export type Target =
  | { readonly kind: 'card'; readonly href: string; readonly id: CardId }
  /** A card by one of its names, as they are written. */
  | { readonly kind: 'name'; readonly href: string; readonly name: string }
  | { readonly kind: 'web' | 'mail' | 'fragment' | 'app' | 'media'; readonly href: string }
  | { readonly kind: 'unsafe'; readonly reason: string }

const MEDIA = '/media/'

const unsafe = (reason: string): Target => ({ kind: 'unsafe', reason })

// Browsers drop tabs and line breaks anywhere in a URL and trim other controls, which hides a scheme from a reader.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Classifies a URL written in a card; entities and percent-encoding of the Markdown are already resolved.
 * @param file the card's file, relative to the content folder: relative links start from its folder
 */
export function resolveUrl(url: string, file: string): Target {
  const text = url.trim()
  if (INVISIBLE.test(text)) return unsafe('the address contains invisible characters')
  if (/^[\\/]{2}|^[\\/]\\/.test(text) || text.startsWith('\\')) return unsafe('an address needs its scheme: https://…')
  const scheme = /^([^/?#]*?):/.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined) return resolveScheme(scheme, text)
  if (text.startsWith('#')) return { kind: 'fragment', href: text }
  if (text.startsWith(MEDIA)) return resolveMedia(text.slice(MEDIA.length), '')
  if (text.startsWith('/')) return { kind: 'app', href: text }
  if (text === '' || text.startsWith('?')) return unsafe('the address is empty')
  return resolveMedia(text, file)
}

function resolveScheme(scheme: string, text: string): Target {
  switch (scheme) {
    case 'http':
    case 'https':
      return /^https?:\/\/[^/\\]/i.test(text) ? { kind: 'web', href: text } : unsafe('the address has no host')
    case 'mailto':
      return { kind: 'mail', href: text }
    case 'card': {
      const id = CardId.safeParse(text.slice('card:'.length))
      return id.success ? { kind: 'card', href: `/q/${id.data}`, id: id.data } : unsafe('this is not the id of a card')
    }
    case 'wiki':
      return resolveName(text)
    default:
      return unsafe(`addresses of the kind "${scheme.slice(0, 40)}:" are not followed`)
  }
}

/** The address is that of a page which finds out what card it is; whoever knows puts the card's own in its place. */
function resolveName(text: string): Target {
  const link = readWikiUrl(text)
  if (link === null) return unsafe('this is not the name of a card')
  const anchor = link.stage === null ? '' : `#stage-${link.stage}`
  return { kind: 'name', href: `/q/~${encodeURIComponent(link.name)}${anchor}`, name: nameKey(link.name) }
}

/** The address that serves a file beside the card: `/media/<folder of the card>/<path>`, never outside the content. */
export function resolveMedia(path: string, file: string): Target {
  const segments = file
    .split('/')
    .slice(0, -1)
    .filter((segment) => segment !== '' && segment !== '.')
  for (const encoded of (path.split(/[?#]/)[0] ?? '').split('/')) {
    const segment = decode(encoded)
    if (segment === null || /[/\\]/.test(segment) || INVISIBLE.test(segment)) return unsafe('this is not a file path')
    if (segment === '' || segment === '.') continue
    if (segment === '..') {
      if (segments.pop() === undefined) return unsafe('the path leaves the content folder')
      continue
    }
    if (segment.startsWith('.')) return unsafe('hidden files are not served')
    segments.push(segment)
  }
  if (segments.length === 0) return unsafe('the path names no file')
  return { kind: 'media', href: MEDIA + segments.map(encodeURIComponent).join('/') }
}

function decode(segment: string): string | null {
  try {
    const text = decodeURIComponent(segment)
    return /\p{Surrogate}/u.test(text) ? null : text
  } catch {
    return null
  }
}
