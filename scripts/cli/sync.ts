import { syncContent } from '#core/study/sync.ts'
import { withLibrary } from './library.ts'
import type { Output } from './output.ts'
import { brokenLinkLine, problemLine } from './problems.ts'

export async function sync({ quiet = false }: { readonly quiet?: boolean }): Promise<Output> {
  const begun = performance.now()
  const report = await withLibrary((ctx) => syncContent(ctx, { onProgress: progress }))
  const tookMs = Math.round(performance.now() - begun)

  const { added, changed, renamed, removed, refused, problems, brokenLinks, brokenDemos, files } = report
  for (const problem of [...problems, ...brokenDemos]) console.error(problemLine(problem))
  for (const link of brokenLinks) console.error(brokenLinkLine(link))
  const parts = [
    `${files} card files`,
    count(added, 'added'),
    count(changed, 'changed'),
    count(renamed, 'renamed'),
    count(removed, 'removed'),
    count(refused, 'refused'),
  ]
  const isSilent = quiet && parts.every((part, i) => i === 0 || part === '')
  const text = isSilent ? '' : `zhuiwen: ${parts.filter((part) => part !== '').join(', ')} (${tookMs} ms)`
  return { text, json: { ...report, tookMs } }
}

const count = (list: readonly unknown[], what: string): string => (list.length === 0 ? '' : `${list.length} ${what}`)

/** On a terminal, and only for work long enough to wait for. */
function progress(done: number, total: number): void {
  if (!process.stderr.isTTY || total < 500 || done % 100 !== 0) return
  process.stderr.write(`\rzhuiwen: reading card ${done} of ${total}${done + 100 >= total ? '\n' : ''}`)
}
