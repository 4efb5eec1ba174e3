import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { CardId, Problem } from '#core/card/card.ts'
import { isCardPath, listCardFiles, readCardFile } from '#core/card/disk.ts'
import { findDemoUses } from '#core/card/links.ts'
import { parseCard } from '#core/card/parse.ts'
import { plainHighlighter, renderCard } from '#core/card/render/render.ts'
import { demoFaults, demoProblems } from '#core/study/demo-problems.ts'
import { environment } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'
import { problemLine } from './problems.ts'

/** Reads card files as the app would and names what is wrong; links are checked against the whole content folder. */
export async function check(paths: readonly string[]): Promise<Output> {
  const { contentDir } = environment()
  const all = await listCardFiles(contentDir).catch(() => {
    throw new Failure(`no content folder at ${contentDir}: make it, or set ZHUIWEN_CONTENT`)
  })
  const wanted = await Promise.all(paths.map((given) => withinContent(contentDir, given)))
  const isWanted = (file: string): boolean =>
    wanted.length === 0 || wanted.some((prefix) => file === prefix || prefix === '' || file.startsWith(`${prefix}/`))

  const problems: Problem[] = []
  const links: { readonly file: string; readonly id: CardId }[] = []
  const faults = demoFaults(contentDir)
  const holders = new Map<CardId, string>()
  let checked = 0
  for (const { path: file } of all) {
    const read = await readCardFile(contentDir, file)
    if (!read) continue
    const parsed = parseCard(read.source, file)
    const { card } = parsed
    const found = [...read.problems, ...parsed.problems]
    if (card) {
      const holder = holders.get(card.id)
      if (holder !== undefined)
        found.push(at(file, 'error', `id ${card.id} is already the id of ${holder}`, 'give one of the two a new id'))
      holders.set(card.id, holder ?? file)
    }
    if (!isWanted(file)) continue
    checked += 1
    problems.push(...found)
    if (!card) continue
    problems.push(...(await demoProblems(file, findDemoUses(read.source, card.sections), faults)))
    problems.push(...renderCard({ source: read.source, file, sections: card.sections }, plainHighlighter).problems)
    for (const item of card.followUps) if (item.kind === 'card') links.push({ file, id: item.id })
    for (const id of card.mentions) links.push({ file, id })
  }
  for (const { file, id } of links) {
    if (!holders.has(id))
      problems.push(at(file, 'warning', `links to card:${id}, which does not exist`, 'mend the id or remove the link'))
  }

  const lines = problems.map(problemLine)
  const summary =
    problems.length === 0 ? `${checked} cards, nothing wrong` : `${checked} cards, ${problems.length} problems`
  return { text: [...lines, summary].join('\n'), json: { checked, problems }, failed: problems.length > 0 }
}

const at = (file: string, severity: Problem['severity'], message: string, mend: string): Problem => {
  return { severity, file, line: 1, column: 1, message, mend }
}

/** The path relative to the content folder, from one given relative to here or to there. */
async function withinContent(contentDir: string, given: string): Promise<string> {
  for (const base of [process.cwd(), contentDir]) {
    const absolute = path.resolve(base, given)
    const relative = path.relative(contentDir, absolute).split(path.sep).join('/')
    const found = await stat(absolute).catch(() => null)
    if (found && !relative.startsWith('..') && (found.isDirectory() || isCardPath(relative))) return relative
  }
  throw new Failure(`${given} is no card file or folder in ${contentDir}`, true)
}
