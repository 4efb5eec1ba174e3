import { z } from 'zod'

/** Names that mean the machine itself, as a URL and a `Host` header have them. */
export const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Nothing but scheme, name and port. */
const isOrigin = (url: string): boolean => {
  const { origin, href } = new URL(url)
  return href === `${origin}/`
}

/**
 * The address at which others reach share pages, such as `https://notes.example.org`, without a slash at its end. Its name is
 * for nothing else, so that it cannot be one that its owner uses.
 */
export const PublicUrl = z
  .url({ protocol: /^https?$/, error: 'is not an address such as https://notes.example.org', abort: true })
  .refine(isOrigin, { error: 'holds more than a scheme, a name and a port', abort: true })
  .refine((url) => !LOOPBACK.has(new URL(url).hostname), 'names this machine; it has to be a name of its own')
  .transform((url) => new URL(url).origin)
