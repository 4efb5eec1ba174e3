import { fragmentText } from '#core/share/link/browser.ts'
import { Stopped } from './http.ts'

/** A chain that came within a link. */
export type Offered = { readonly title: string; readonly bundle: Blob }

/** What follows `#` in a link that holds a chain. Null: it is another link, or none. */
export const fragmentIn = (link: string): string | null => /#(q\d+=.*)$/s.exec(link.trim())?.[1] ?? null

/** Unpacks the chain in a link, within the browser. */
export async function readLink(link: string): Promise<Offered> {
  const fragment = fragmentIn(link)
  if (fragment === null) throw new Stopped(/^https?:\/\/.*\/share\//i.test(link.trim()) ? 'share-page' : 'no-link')
  const text = await fragmentText(fragment)
  if (text === null) throw new Stopped('no-link')
  const document: unknown = JSON.parse(text)
  return { title: String(Object(Object(document).manifest).title ?? ''), bundle: new Blob([text]) }
}
