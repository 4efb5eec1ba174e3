import { lstat } from 'node:fs/promises'
import path from 'node:path'
import { type Finding, finding } from '#core/card/lint/finding.ts'
import { listDemos } from '#core/demo/disk.ts'
import type { CheckedCard } from './checked-card.ts'
import { demoFaults } from './demo-problems.ts'

const START = { line: 1, column: 1 }

/** Images and files that cards name by their path and that are not there. */
export async function mediaFindings(
  contentDir: string,
  cards: readonly Pick<CheckedCard, 'file' | 'uses'>[],
): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const { file, uses } of cards) {
    for (const use of uses) {
      if (use.kind !== 'image' && use.kind !== 'file') continue
      // A link to a card file is complained of as a link.
      if (/\.mdx?$/i.test(use.path) || (await isFile(path.join(contentDir, use.path)))) continue
      const rule = use.kind === 'image' ? 'missing-image' : 'missing-file'
      const mend = 'put it there, or correct the path, which starts from the folder of the card'
      found.push(finding(rule, file, use, `there is no file ${use.path}`, mend))
    }
  }
  return found
}

/** Demos that `cards` show and that cannot be shown; demos that cannot be read; and those that none of `all` shows. */
export async function demoFindings(
  contentDir: string,
  cards: readonly CheckedCard[],
  all: readonly CheckedCard[],
): Promise<readonly Finding[]> {
  const found: Finding[] = []
  const faults = demoFaults(contentDir)
  for (const { file, uses } of cards) {
    for (const use of uses) {
      const fault = use.kind === 'demo' ? await faults(use.id) : null
      if (fault) found.push(finding('bad-demo', file, use, fault.message, fault.mend))
    }
  }
  const { demos, problems } = await listDemos(contentDir)
  for (const { file, message, mend } of problems) found.push(finding('bad-demo', file, START, message, mend))
  const shown = new Set(all.flatMap(({ card }) => card.demos))
  for (const { id } of demos) {
    if (shown.has(id)) continue
    const mend = `show it by <Demo id="${id}" />, or leave it: it runs from its own page`
    found.push(finding('orphan-demo', `demos/${id}/demo.json`, START, 'no card shows this demo', mend))
  }
  return found
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return false
    throw error
  }
}
