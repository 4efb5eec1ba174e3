import type { Reference, ReferenceKind } from '../card.ts'

/** Hosts, and what stands there; the first that fits. `host/path` for a part of a host. */
const KINDS: readonly (readonly [ReferenceKind, RegExp])[] = [
  ['issue', /^(?:github|gitlab|gitee)\.com\/[^/]+\/[^/]+\/(?:-\/)?(?:issues|pull|pulls|merge_requests|discussions)\b/],
  ['issue', /^(?:bugs|bugzilla|issues|jira|tracker|trac)\./],
  ['source', /^(?:github|gitlab|gitee|bitbucket|codeberg)\.(?:com|org)\/|^gist\.github|^raw\.githubusercontent/],
  ['source', /^(?:git|code|cgit|elixir)\.|^(?:sourceware|svn)\.|^cs\.opensource\.google/],
  ['standard', /^(?:www\.)?(?:rfc-editor|ietf|w3|unicode|iso|ecma-international|iana|open-std)\.org|\.ietf\.org/],
  ['standard', /^pubs\.opengroup\.org|\.spec\.whatwg\.org|^tc39\.es|^eel\.is|^wg21\.link/],
  ['talk', /^(?:www\.|m\.)?(?:youtube|bilibili|vimeo|slideshare|ted)\.(?:com|net)|^youtu\.be|^speakerdeck\.com/],
  ['talk', /^(?:www\.)?infoq\.c(?:om|n)\/(?:presentations|video)/],
  ['book', /^(?:www\.)?(?:oreilly|manning|packtpub|amazon|apress)\.|^book\.douban\.com|^weread\.qq\.com/],
  ['official', /^man7\.org|^linux\.die\.net|^www\.kernel\.org|^docs\.|^doc\.|^developer\.|^learn\.microsoft\.com/],
  [
    'official',
    /^(?:www\.)?(?:nginx|redis|kubernetes|envoyproxy|haproxy|sqlite|python|nodejs|mysql|postgresql)\.(?:org|com|io)\//,
  ],
  [
    'official',
    /^(?:www\.)?(?:golang|go|rust-lang|cppreference|openssl|prometheus|etcd|tikv)\.(?:org|dev|io|com)\/|\.apache\.org/,
  ],
  ['official', /^en\.cppreference\.com|^tidb\.net\/docs|^dev\.mysql\.com|^docs?\b.*\.io/],
]

/** The kind of a page, guessed from where it lies. */
export function kindOf(url: string): ReferenceKind {
  const { hostname, pathname } = new URL(url)
  const place = `${hostname.toLowerCase()}${pathname}`
  return KINDS.find(([, pattern]) => pattern.test(place))?.[0] ?? 'article'
}

const ADDRESS = /https?:\/\/[^\s<>"'`{}|\\^[\]，。；：、！？）】》”’（【《“]+/gi
const LINK = /(?<!!)\[((?:[^[\]\\]|\\.)*)\]\(\s*<?(https?:\/\/[^\s<>]+?)>?(?:\s+["'][^"']*["'])?\s*\)(?!\))/gi

/** Every web page that a line names, each with the words of its link. Images and code are none. */
export function referencesIn(line: string): readonly Reference[] {
  const found: Reference[] = []
  const withoutImages = line.replace(/!\[[^\]]*\]\([^)]*\)|(`+)[^`]*\1/g, ' ')
  const rest = withoutImages.replace(LINK, (_, label: string, url: string) => {
    found.push(...referenceTo(url, label))
    return ' '
  })
  for (const [address] of rest.matchAll(ADDRESS)) found.push(...referenceTo(withoutTail(address), ''))
  return found
}

/**
 * The reference that a line is, and is nothing else: an address or a link, behind the mark of a list or not, with a
 * few words before or behind. Null: the line says more, or something else.
 */
export function referenceLine(line: string): Reference | null {
  const text = line.replace(/^\s*(?:[-*+•·]|\d{1,3}[.)、])?\s*/, '')
  // What is more than words, such as an image, would be lost.
  if (/<[a-z/!]|!\[|\|/i.test(text.replace(ADDRESS, ''))) return null
  const found = referencesIn(text)
  const [only] = found
  if (!only || found.length > 1) return null
  const words = text
    .replace(LINK, ' $1 ')
    .replace(ADDRESS, (address) => ` ${address.slice(withoutTail(address).length)} `)
    .replace(/<\s*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words.length > 120) return null
  return {
    ...only,
    title: titleFrom(words.replace(/^[-–—:：,，\s]+|[-–—:：\s]+$/g, '').replace(/^\[(.*)\]$/, '$1'), only.url),
  }
}

function referenceTo(url: string, label: string): readonly Reference[] {
  if (!URL.canParse(url) || new URL(url).hostname === '') return []
  return [{ url, kind: kindOf(url), title: titleFrom(label, url) }]
}

const MAX_TITLE = 300

/** A name for a page: what its link says, or where it lies. */
function titleFrom(label: string, url: string): string {
  const words = label.replace(/\\(.)/g, '$1').replace(/[*`]/g, '').replace(/\s+/g, ' ').trim()
  const { hostname, pathname } = new URL(url)
  const name = words || `${hostname.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`
  return name.length <= MAX_TITLE ? name : `${name.slice(0, MAX_TITLE - 1).replace(/\p{Surrogate}$/u, '')}…`
}

/** Marks after an address are the sentence's, and so is a bracket that it does not open. */
function withoutTail(address: string): string {
  const url = address.replace(/[.,;:!?*_~]+$/, '')
  const [opened, closed] = [url.split('(').length, url.split(')').length]
  return url.endsWith(')') && closed > opened ? withoutTail(url.slice(0, -1)) : url
}
