import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isCardPath } from '#core/card/disk.ts'
import type { Finding } from '#core/card/lint/finding.ts'
import { checkContent } from '#core/study/check.ts'
import { environment } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'
import { findingLine, githubLine } from './problems.ts'

type Options = { readonly strict?: boolean; readonly github?: boolean }

/** Names what is wrong in card files; links are checked against the whole content folder. */
export async function check(paths: readonly string[], { strict = false, github = false }: Options): Promise<Output> {
  const { contentDir } = environment()
  const content = await stat(contentDir).catch(() => null)
  if (!content?.isDirectory()) {
    throw new Failure(`no content folder at ${contentDir}: make it, or set ZHUIWEN_CONTENT`)
  }
  const wanted = await Promise.all(paths.map((given) => withinContent(contentDir, given)))
  const { checked, problems } = await checkContent(
    contentDir,
    (file) =>
      wanted.length === 0 || wanted.some((prefix) => file === prefix || prefix === '' || file.startsWith(`${prefix}/`)),
  )
  const line = github ? githubLine(path.relative(process.cwd(), contentDir)) : findingLine
  const { summary, failed } = summarise(checked, problems, strict)
  return { text: [...problems.map(line), summary].join('\n'), json: { checked, problems }, failed }
}

function summarise(checked: number, problems: readonly Finding[], strict: boolean) {
  const notes = problems.filter(({ severity }) => severity === 'note').length
  const wrong = problems.length - notes
  const summary = [
    `${checked} cards`,
    wrong === 0 ? 'nothing wrong' : `${wrong} problems`,
    ...(notes === 0 ? [] : [`${notes} notes`]),
  ].join(', ')
  return { summary, failed: wrong > 0 || (strict && notes > 0) }
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
