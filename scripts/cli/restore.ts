import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { err } from '#core/result.ts'
import type { Difference } from '#core/study/backup/difference.ts'
import { keptByLast, previewRestore, restore, undoRestore } from '#core/study/backup/restore.ts'
import { describeRestoreFault, type RestoreFault } from '#core/study/backup/restore-fault.ts'
import { environment } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'
import { sayDifference } from './difference.ts'

type Options = { readonly dryRun?: boolean; readonly yes?: boolean; readonly undo?: boolean }

/**
 * Puts a backup in the place of what there is, which is kept; with `undo`, what the last time kept. Says before what will
 * change, and asks. Where nobody can be asked, a backup of the whole library needs `yes`; a file with the database alone is
 * put back at once, as scripts rely on.
 */
export async function restoreFrom(given: string | undefined, options: Options): Promise<Output> {
  const { dryRun = false, yes = false, undo = false } = options
  if ((given === undefined) !== undo) throw new Failure('name a backup, or give --undo', true)
  const env = environment()
  const place = given === undefined ? null : path.resolve(given)
  if (dryRun) return preview(place ?? (await keptByLast(env)))
  const isAsked = process.stdin.isTTY && process.stderr.isTTY
  const seen: Difference[] = []
  const confirm = async (difference: Difference): Promise<boolean> => {
    seen.push(difference)
    if (yes) return true
    if (isAsked) return ask(sayDifference(difference))
    return difference.files === null
  }
  const restored = await (place === null ? undoRestore(env, confirm) : restore(env, place, confirm))
  if (restored.ok) {
    const { kept } = restored.value
    const text = kept === null ? 'restored' : `restored; what was there before is kept in ${kept}`
    return { text, json: restored.value }
  }
  const [difference] = seen
  if (restored.error.kind !== 'declined' || difference === undefined)
    throw new Failure(describeRestoreFault(restored.error))
  throw new Failure(
    isAsked ? 'nothing was restored' : `${sayDifference(difference)}\nnothing was restored: give --yes to do so`,
    !isAsked,
  )
}

async function preview(place: string | null): Promise<Output> {
  const previewed =
    place === null ? err<RestoreFault>({ kind: 'nothing-kept' }) : await previewRestore(environment(), place)
  if (!previewed.ok) throw new Failure(describeRestoreFault(previewed.error))
  return { text: sayDifference(previewed.value), json: previewed.value }
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test(
      (await terminal.question(`${question}\nRestore it? What is there now is kept. (y/N) `)).trim(),
    )
  } finally {
    terminal.close()
  }
}
