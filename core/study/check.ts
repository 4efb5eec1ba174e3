import type { CardId } from '#core/card/card.ts'
import { listCardFiles, readCardFile } from '#core/card/disk.ts'
import type { CardFile } from '#core/card/disk.ts'
import { type Finding, under } from '#core/card/lint/finding.ts'
import { lintCard } from '#core/card/lint/lint.ts'
import { parseCard } from '#core/card/parse.ts'
import { chainFindings } from './check-chains.ts'
import { meaningsOf, nameFindings } from './check-names.ts'
import { doubledIds, doubledTitles, linkFindings } from './check-links.ts'
import { demoFindings, mediaFindings } from './check-files.ts'
import type { CheckedCard } from './checked-card.ts'

/** What is wrong with the content, and what is only worth knowing; by file, line and column. */
export type CheckReport = {
  /** Card files looked at. */
  readonly checked: number
  readonly problems: readonly Finding[]
  /** Those of the files looked at that are cards. */
  readonly cards: readonly CheckedCard[]
}

/** Whether a file, relative to the content folder, is asked about. */
export type IsWanted = (file: string) => boolean

/**
 * Reads card files as the app would and names what is wrong. Needs no database and changes nothing. What a card leads
 * to is looked for in the whole content folder, whatever is asked about.
 * @throws if there is no content folder
 */
export async function checkContent(contentDir: string, isWanted: IsWanted): Promise<CheckReport> {
  const problems: Finding[] = []
  const cards: CheckedCard[] = []
  let checked = 0
  for (const file of await listCardFiles(contentDir)) {
    const one = await checkFile(contentDir, file, isWanted)
    if (one === null) continue
    if (isWanted(file.path)) checked += 1
    problems.push(...one.findings)
    if (one.card) cards.push(one.card)
  }
  const ids: ReadonlySet<CardId> = new Set(cards.map(({ card }) => card.id))
  const names = meaningsOf(cards)
  const asked = cards.filter(({ file }) => isWanted(file))
  problems.push(
    ...[...doubledIds(cards), ...doubledTitles(cards)].filter(({ file }) => isWanted(file)),
    ...asked.flatMap((card) => linkFindings(card, ids)),
    ...asked.flatMap((card) => nameFindings(card, names)),
    ...chainFindings(cards).filter(({ file }) => isWanted(file)),
    ...(await mediaFindings(contentDir, asked)),
    ...(await demoFindings(contentDir, asked, cards)).filter(({ file }) => isWanted(file)),
  )
  return { checked, problems: inOrder(problems), cards: asked }
}

async function checkFile(
  contentDir: string,
  { path: file }: CardFile,
  isWanted: IsWanted,
): Promise<{ readonly findings: readonly Finding[]; readonly card: CheckedCard | null } | null> {
  const read = await readCardFile(contentDir, file)
  if (!read) return null
  const ofFile = read.problems.map((problem) => under('file', problem))
  // What could not be read is not complained of as if it had been.
  if (ofFile.some(({ severity }) => severity === 'error')) {
    return { findings: isWanted(file) ? ofFile : [], card: null }
  }
  const parsed = parseCard(read.source, file)
  const { card } = parsed
  if (!isWanted(file)) {
    return { findings: [], card: card && { file, source: read.source, card, uses: [] } }
  }
  const { findings, uses } = lintCard(parsed)
  return { findings: [...ofFile, ...findings], card: card && { file, source: read.source, card, uses } }
}

export const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
