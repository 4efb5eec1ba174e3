import type { CardId } from '#core/card/card.ts'
import { outlineCard } from '#core/card/parse.ts'
import type { Author } from '#core/card/rights.ts'
import { cardPath } from './bundle.ts'
import type { BundleManifest } from './manifest.ts'

/** Licences that are offered, by their SPDX identifiers. Any other can be written. */
export const LICENSES = {
  'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'CC-BY-NC-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/',
  'CC-BY-NC-SA-4.0': 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  MIT: 'https://spdx.org/licenses/MIT.html',
} as const

/** Where a licence can be read. Null: its expression names no single one that is known here. */
export const licenseUrl = (license: string): string | null =>
  Object.hasOwn(LICENSES, license) ? LICENSES[license as keyof typeof LICENSES] : null

/** The file `LICENSE`: names the licence, and where it can be read. */
export function licenseText(license: string): string {
  const url = licenseUrl(license)
  return `SPDX-License-Identifier: ${license}\n${url === null ? '' : `\n${url}\n`}`
}

/** The file `ATTRIBUTION.md`: who is to be named, for the whole and for each card. */
export function attributionOf(
  { title, license, authors, forkedFrom }: Pick<BundleManifest, 'title' | 'license' | 'authors' | 'forkedFrom'>,
  cards: ReadonlyMap<CardId, string>,
): string {
  const lines = [...cards].map(([id, source]) => `- ${outlineCard(source, cardPath(id)).card?.title ?? id} (${id})`)
  const origins = forkedFrom.map((one) => `- ${one.title} (${one.chainId}, ${one.license}): ${namesOf(one.authors)}`)
  return [
    `# ${title}`,
    `${namesOf(authors)}, ${license}`,
    ...(origins.length === 0 ? [] : [['## Forked from', '', ...origins].join('\n')]),
    ['## Cards', '', ...lines].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

const namesOf = (authors: readonly Author[]): string =>
  authors.length === 0 ? 'Anonymous' : authors.map(({ name, url }) => (url ? `${name} <${url}>` : name)).join(', ')
