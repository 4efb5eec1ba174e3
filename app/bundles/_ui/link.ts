import { fragmentText } from '#core/share/link/browser.ts'
import { Stopped } from './http.ts'

/** Characters of a title. */
const MAX_TITLE = 300

/** A chain that came within a link. */
export type Offered = { readonly title: string | null; readonly bundle: Blob }

/** What follows `#` in a link that holds a chain. Null: it is another link, or none. */
export const fragmentIn = (link: string): string | null => /#(q1=[\w-]+)$/.exec(link.trim())?.[1] ?? null

/** Unpacks the chain in a link, within the browser. */
export async function readLink(link: string): Promise<Offered> {
  const fragment = fragmentIn(link)
  if (fragment === null) throw new Stopped(/^https?:\/\/.*\/share\//i.test(link.trim()) ? 'share-page' : 'no-link')
  const text = await fragmentText(fragment)
  if (!text.ok) throw new Stopped('no-link')
  return { title: titleIn(text.value), bundle: new Blob([text.value]) }
}

/** As it says itself: whether it is a bundle is looked at when it is sent. Null: it says nothing. */
function titleIn(text: string): string | null {
  try {
    const { title }: { title: unknown } = Object(Object(JSON.parse(text)).manifest)
    return typeof title === 'string' ? title.slice(0, MAX_TITLE) : null
  } catch {
    return null
  }
}
