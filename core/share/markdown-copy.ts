import path from 'node:path'
import type { Card } from '#core/card/card.ts'
import type { Author } from '#core/card/rights.ts'
import { sectionsIn } from '#core/journal/markdown/notes.ts'
import { plain } from '#core/journal/markdown/links.ts'
import type { Vault } from '#core/journal/markdown/vault.ts'
import { type Language, phrasesIn } from '#core/journal/markdown/words.ts'
import { licenseUrl } from './bundle/attribution.ts'

type Rights = { readonly license: string; readonly authors: readonly Author[] }

/** Elsewhere there are no cards and no demos, so that links to them become their words; images are named. */
const ELSEWHERE: Vault = {
  card: () => null,
  named: () => null,
  attachment: (file) => path.posix.basename(file),
  demo: () => null,
}

const SAYS: Readonly<Record<Language, (authors: string, license: string) => string>> = {
  zh: (authors, license) => `${authors === '' ? '' : `作者：${authors}。`}许可：${license}。`,
  en: (authors, license) => `${authors === '' ? '' : `By ${authors}. `}Licence: ${license}.`,
}

/** A card as Markdown that can be put anywhere, in the words of its language: its stages, its references, whose it is. */
export function markdownOf(
  { card, source, file }: { readonly card: Card; readonly source: string; readonly file: string },
  { license, authors }: Rights,
): string {
  const language: Language = /^zh\b/i.test(card.lang) ? 'zh' : 'en'
  const references = card.references.map(({ url, title }) => `- ${linked(title, url)}`)
  const names = authors.map(({ name, url }) => linked(name, url ?? null)).join(language === 'zh' ? '、' : ', ')
  return [
    `# ${plain(card.title)}`,
    ...sectionsIn({ source, file, sections: card.sections }, 'card', ELSEWHERE).flatMap(({ heading, body }) =>
      body === '' ? [] : heading === '' ? [body] : [`## ${heading}`, body],
    ),
    ...(references.length === 0 ? [] : [`## ${phrasesIn(language).references}`, references.join('\n')]),
    '---',
    SAYS[language](names, linked(license, licenseUrl(license))),
  ]
    .join('\n\n')
    .concat('\n')
}

const linked = (words: string, url: string | null): string =>
  url === null ? plain(words) : `[${plain(words)}](<${url}>)`
