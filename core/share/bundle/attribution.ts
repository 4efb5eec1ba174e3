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

type About = Pick<
  BundleManifest,
  'title' | 'chainId' | 'version' | 'contentHash' | 'license' | 'authors' | 'forkedFrom'
>

/** The file `ATTRIBUTION.md`: who is to be named, for the whole and for each card, and where it came from. */
export function attributionOf(about: About, cards: ReadonlyMap<CardId, string>): string {
  const { title, chainId, version, contentHash, license, authors, forkedFrom } = about
  const origins = forkedFrom.map((one, i) => {
    // Only of the nearest can be told what was made of it.
    const fate = i > 0 ? '' : one.contentHash === contentHash ? ', as it was' : ', and changed since'
    const place = `version ${one.version} of ${one.chainId}, content ${one.contentHash.slice(0, 16)}`
    return `- ${plain(one.title)} (${place})${fate}. ${rightsOf(one.authors, one.license)}`
  })
  const lines = [...cards].map(([id, source]) => {
    const { card } = outlineCard(source, cardPath(id))
    return `- ${plain(card?.title ?? id)} (${id}). ${rightsOf(card?.authors ?? [], card?.license ?? license)}`
  })
  return [
    `# ${plain(title)}`,
    `${rightsOf(authors, license)} This is version ${version} of ${chainId}.`,
    ...(origins.length === 0 ? [] : ['## Forked from', origins.join('\n')]),
    '## Cards',
    lines.join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

function rightsOf(authors: readonly Author[], license: string): string {
  const names = authors.map(({ name, url }) =>
    url === undefined ? plain(name) : `${plain(name)} (<${addressOf(url)}>)`,
  )
  const url = licenseUrl(license)
  return `By ${names.length === 0 ? 'someone who is not named' : names.join(', ')}, ${license}${url === null ? '' : ` (<${url}>)`}.`
}

/** Words as they are, on one line: nothing in them is a mark of Markdown. */
const plain = (words: string): string =>
  words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')

/** An address between pointed brackets, which it could close. */
const addressOf = (url: string): string => url.replace(/[<>\\\s\p{Cc}]/gu, encodeURIComponent)
