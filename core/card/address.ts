/** What senders of links put behind them to see who came from where: it leads nowhere else. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|spm|share_(source|from|token)|_hs(enc|mi))$/i

/**
 * What addresses that lead to the same place have in common. Whether it is http or https, `www.` or not, with a slash at
 * the end, and what is there to track who follows it, are of no account; where on the page it leads, is. It is to be
 * compared, not to be gone to. Null: it is no address of the web.
 */
export function addressKey(written: string): string | null {
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name))
  for (const name of tracking) url.searchParams.delete(name)
  url.searchParams.sort()
  const port = url.port === '' ? '' : `:${url.port}`
  return `${hostOf(url)}${port}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash === '#' ? '' : url.hash}`
}

/** The host of an address, as it is spoken of. */
export const hostOf = (url: URL): string => url.hostname.replace(/^www\./, '')
