import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { PRACTISE, PRACTISE_ALL } from './contract.ts'
import type { Site } from './form.ts'

/** A card's file with this title, text and list of next questions. */
export const cardText = (id: string, title: string, body: string, followUps: readonly string[]): [CardId, string] => [
  CardId.parse(id),
  `---\nid: ${id}\ntitle: ${JSON.stringify(title)}\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n` +
    `## 1. Question\n\n${title}\n\n## 3. One-minute answer\n\n${body}\n\n## 6. Next questions\n\n` +
    `${followUps.map((item) => `- ${item}`).join('\n')}\n`,
]

/** A chain of cards with nothing else; the first is the root. */
export function chainOf(...cards: readonly [CardId, string][]): Bundle {
  const root = cards[0]?.[0] ?? CardId.parse('q-none')
  return sampleBundle({ root, cards: new Map(cards), images: new Map(), demos: new Map() })
}

/** Every file of a site by its path. */
export async function filesOf(site: Site): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const path of site.paths) {
    const file = await site.page(path)
    if (file !== null)
      files.set(path, typeof file.body === 'string' ? file.body : Buffer.from(file.body).toString('base64'))
  }
  return files
}

/** All elements of a page, as a browser reads it. */
export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = []
  visit(fromHtml(html), 'element', (element) => {
    found.push(element)
  })
  return found
}

/** What an address may name on a page: its ids, and the cards on it to practise them. */
export const idsOf = (html: string): ReadonlySet<string> =>
  new Set(
    elementsOf(html).flatMap(({ properties: { id, dataCard } }) => [
      ...(typeof id === 'string' ? [id] : []),
      ...(typeof dataCard === 'string' ? [`${PRACTISE}${dataCard}`, `${PRACTISE_ALL}${dataCard}`] : []),
    ]),
  )

/** The addresses of a page: `to` for the reader to follow, `load` for the browser to load at once. */
export const addressesOf = (html: string): { readonly to: readonly string[]; readonly load: readonly string[] } => {
  const elements = elementsOf(html)
  const of = (isMeant: (element: Element) => boolean) =>
    elements
      .filter(isMeant)
      .flatMap(({ properties: { href, src } }) => [href, src].flatMap((one) => (typeof one === 'string' ? [one] : [])))
  return { to: of(({ tagName }) => tagName === 'a'), load: of(({ tagName }) => tagName !== 'a') }
}
