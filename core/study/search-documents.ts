import type { Card, FollowUp } from '#core/card/card.ts'
import { plainText } from '#core/card/plain-text.ts'
import type { SearchDocument } from '#core/search/document.ts'
import type { Field } from '#core/search/fields.ts'
import type { StoredCard } from '#core/store/cards.ts'

/** What the file of a card adds to what the index keeps. */
export type CardText = { readonly source: string; readonly card: Card }

/**
 * What a card is found as: itself, each open question of its stage 6, and each of its references. What it names twice is found once.
 * @param text null: the file is gone or cannot be read just now, so that only what the index keeps is found
 */
export function documentsOf(stored: StoredCard, text: CardText | null): SearchDocument[] {
  const { title, keyPoints, topics, references } = stored
  const sections = (text?.card.sections ?? []).map(({ id, start, end }): [Field, string] => [
    id,
    plainText(text?.source.slice(start, end) ?? ''),
  ])
  const texts: [Field, string][] = [
    ...sections,
    ['keyPoints', keyPoints.map(({ point, aliases }) => [point, ...aliases].join(' ')).join(' · ')],
    ['topics', topics.join(' · ')],
    ['references', references.map((one) => one.title).join(' · ')],
  ]
  const shared = [...topics.map((topic) => `topic:${topic.toLowerCase()}`), ...langFacets(stored.lang)]
  const hosts = references.map(({ url }) => hostFacets(url))
  return [
    { kind: 'card', title, texts: texts.filter(([, one]) => one !== ''), facets: [...shared, ...hosts.flat()] },
    ...[...new Set((text?.card.followUps ?? []).filter(isOpen).map((open) => open.text))].map(
      (title): SearchDocument => {
        return { kind: 'open', title, texts: [], facets: shared }
      },
    ),
    ...[...new Map(references.map((one) => [one.url, one.title]))].map(([url, name]): SearchDocument => {
      return {
        kind: 'reference',
        title: name || url,
        texts: [['references', url]],
        facets: [...shared, ...hostFacets(url)],
      }
    }),
  ]
}

const isOpen = (item: FollowUp): boolean => item.kind === 'open'

/** `zh-CN` is Chinese as well. */
const langFacets = (lang: string): string[] => {
  const parts = lang.toLowerCase().split('-')
  return [...new Set([parts[0] ?? '', parts.join('-')])].map((one) => `lang:${one}`)
}

/** `docs.nginx.org` is a host of `nginx.org`, which is none of `org`. */
function hostFacets(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  const labels = host.split('.')
  return labels
    .slice(0, Math.max(1, labels.length - 1))
    .flatMap((_, i) => (host === '' ? [] : [`ref:${labels.slice(i).join('.')}`]))
}
