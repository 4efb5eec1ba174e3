import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isCardPath } from '#core/card/disk.ts'
import type { Finding } from '#core/card/lint/finding.ts'
import { ok } from '#core/result.ts'
import { checkOnline, POLITE } from '#core/study/check-online.ts'
import { checkContent, inOrder } from '#core/study/check.ts'
import { environment } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'
import { findingLine, githubLine } from './problems.ts'
import { sayProgress, untilInterrupted } from './review-log.ts'

type Options = { readonly strict?: boolean; readonly online?: boolean; readonly github?: boolean }

/** Names what is wrong in card files; what they lead to is looked for in the whole content folder. */
export async function check(paths: readonly string[], options: Options): Promise<Output> {
  const { strict = false, online = false, github = false } = options
  const { contentDir, dataDir, now } = environment()
  const content = await stat(contentDir).catch(() => null)
  if (!content?.isDirectory()) {
    throw new Failure(`no content folder at ${contentDir}: make it, or set ZHUIWEN_CONTENT`)
  }
  const wanted = await Promise.all(paths.map((given) => withinContent(contentDir, given)))
  const { checked, problems, cards } = await checkContent(
    contentDir,
    (file) =>
      wanted.length === 0 || wanted.some((prefix) => file === prefix || prefix === '' || file.startsWith(`${prefix}/`)),
  )
  const links = online
    ? await untilInterrupted((signal) =>
        checkOnline(cards, dataDir, now(), { manners: POLITE, signal, onProgress: sayProgress('trying links') }),
      )
    : ok([])
  if (!links.ok) return { text: 'cancelled', json: { outcome: 'cancelled' }, failed: true }

  const all = inOrder([...problems, ...links.value])
  const line = github ? githubLine(path.relative(process.cwd(), contentDir).split(path.sep).join('/')) : findingLine
  const { summary, failed } = summarise(checked, all, strict)
  return { text: [...all.map(line), summary].join('\n'), json: { checked, problems: all }, failed }
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
