import type { Author } from '#core/card/rights.ts'
import { printable } from '#core/share/printable.ts'
import type { CardInspection, DemoInspection, Inspection } from '#core/study/share/inspection.ts'

const KNOWN: Readonly<Record<Inspection['known'], string>> = {
  never: 'this chain was never here',
  same: 'this is the version that is here',
  newer: 'it is newer than what is here',
  older: 'an older version than what is here',
  apart: 'this library and its sender have both gone on since they last exchanged it',
}

/** What there is to know of a bundle, line by line. All of it came from outside: nothing of it reaches a terminal unread. */
export function sayInspection(inspection: Inspection): string {
  const { manifest, contains, cards, demos, images, domains, folder, conflicts } = inspection
  const { title, kind, chainId, version, license, authors, forkedFrom, contentHash, languages } = manifest
  const newImages = images.filter(({ standing }) => standing === 'new').length
  return [
    title,
    `${kind} ${chainId}, version ${version}, ${languages.join(', ')}`,
    `${license}, ${namesOf(authors)}`,
    ...forkedFrom.map(
      (one) => `forked from ${one.title} (${one.chainId}, version ${one.version}) by ${namesOf(one.authors)}`,
    ),
    `content ${contentHash}: every file has the hash that the manifest says`,
    KNOWN[inspection.known],
    `${contains.cards} cards, ${contains.images} images (${newImages} new), ${contains.demos} demos, ${contains.files} files, ${contains.bytes} bytes`,
    `contains ${contains.attempts} attempts`,
    ...cards.flatMap(sayCard),
    ...demos.map(sayDemo),
    ...domains.flatMap(({ host, links }) => [
      `leads to ${host}`,
      ...links.map(({ url, cardId }) => `  ${url}  (${cardId})`),
    ]),
    `new cards go to ${folder}`,
    ...(conflicts === 0 ? [] : [`${conflicts} conflicts to settle: --mine, --theirs or --skip`]),
  ]
    .map(printable)
    .join('\n')
}

const sayCard = ({ id, standing, path, title, parts }: CardInspection): readonly string[] => [
  `${standing.padEnd(9)}  ${id}  ${path ?? '(not here)'}  ${title}`,
  ...parts.flatMap(({ part, outcome, mine, theirs }) => [
    `  ${part}: ${outcome}`,
    ...(outcome === 'conflict' ? [...linesOf('mine', mine), ...linesOf('theirs', theirs)] : []),
  ]),
]

const linesOf = (side: string, text: string): readonly string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : `    ${side}: ${line}`))

const sayDemo = ({ id, standing, outcome, title, lang }: DemoInspection): string =>
  `${standing.padEnd(9)}  demo ${id} (${lang}): ${title.en}${outcome === 'theirs' ? '; will not run until you trust it' : ''}`

const namesOf = (authors: readonly Author[]): string =>
  authors.length === 0
    ? 'by nobody named'
    : authors.map(({ name, url }) => (url ? `${name} <${url}>` : name)).join(', ')
