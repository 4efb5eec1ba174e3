import { readFile } from 'node:fs/promises'
import { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { type BundleFault, faultText } from '#core/share/bundle/fault.ts'
import { readBundle } from '#core/share/bundle/read.ts'
import { PREFIX } from '#core/share/link/browser.ts'
import { readFragment } from '#core/share/link/fragment.ts'
import type { Result } from '#core/result.ts'
import { versionsTakenIn } from '#core/store/chain-versions.ts'
import { inspectBundle } from '#core/study/share/inspect.ts'
import type { TakeChoices, TakeRefusal } from '#core/study/share/inspection.ts'
import { settleAll } from '#core/study/share/settle.ts'
import { takeIn } from '#core/study/share/take.ts'
import { undoTake } from '#core/study/share/undo-take.ts'
import { withLibrary } from './library.ts'
import { Failure, type Output } from './output.ts'
import { sayInspection } from './say-inspection.ts'

type Reading = { readonly maxFiles?: number }
type Options = Reading & {
  readonly folder?: string
  readonly mine?: true
  readonly theirs?: true
  readonly skip?: string
  readonly fork?: true
  readonly dryRun?: true
  readonly undo?: true
}

/** Says what a bundle holds and what taking it in would do. Fails where it is not to be taken. */
export async function inspect(file: string, reading: Reading): Promise<Output> {
  const bundle = await read(file, reading)
  const inspection = await withLibrary((ctx) => inspectBundle(ctx, bundle))
  return { text: sayInspection(inspection), json: inspection }
}

/** Takes a bundle in, or takes the last one back. */
export async function importBundle(file: string | undefined, options: Options): Promise<Output> {
  if (options.undo === true) {
    if (file !== undefined) throw new Failure('--undo takes the last bundle back, and nothing besides', true)
    return undoLast()
  }
  if (file === undefined) throw new Failure('name the bundle that is to be taken in', true)
  if (options.mine && options.theirs) throw new Failure('--mine and --theirs: only one of them', true)
  const bundle = await read(file, options)
  return withLibrary(async (ctx) => {
    const side = options.mine ? 'mine' : options.theirs ? 'theirs' : null
    const given = choicesIn(options)
    const inspection = await inspectBundle(ctx, bundle, given)
    const choices = { ...given, settle: side === null ? {} : settleAll(inspection, side), seen: inspection.seen }
    if (options.dryRun) {
      const settled = await inspectBundle(ctx, bundle, choices)
      return { text: sayInspection(settled), json: settled, failed: settled.conflicts > 0 }
    }
    const done = await takeIn(ctx, bundle, choices)
    if (!done.ok) throw new Failure(why(done.error))
    const { written, kept } = done.value
    const text = [
      ...written,
      ...kept.map((id) => `${id}: stays as it is here`),
      written.length === 0
        ? 'nothing had to be written'
        : `${written.length} files; share import --undo takes them back`,
    ]
    return { text: text.join('\n'), json: done.value }
  })
}

function choicesIn({ folder, skip, fork }: Options): TakeChoices {
  const ids = (skip ?? '').split(',').filter((id) => id !== '')
  return {
    skip: ids.map((text) => {
      const id = CardId.safeParse(text)
      if (!id.success) throw new Failure(`"${text}" is no card id`, true)
      return id.data
    }),
    asFork: fork === true,
    ...(folder === undefined ? {} : { folder }),
  }
}

/** A file, zip or JSON, or a link that has the whole chain in it. */
async function read(file: string, { maxFiles }: Reading): Promise<Bundle> {
  const fragment = file.indexOf(PREFIX)
  if (fragment >= 0) return taken('the link', await readFragment(file.slice(fragment)))
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Failure(
      `${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`,
    )
  })
  return taken(file, await readBundle(bytes, maxFiles === undefined ? {} : { files: maxFiles }))
}

function taken(what: string, bundle: Result<Bundle, BundleFault>): Bundle {
  if (!bundle.ok) throw new Failure(`${what} is not taken: ${faultText(bundle.error)}`)
  return bundle.value
}

function why(error: TakeRefusal): string {
  switch (error.kind) {
    case 'conflicts':
      return `both sides changed the same: ${error.parts.join(', ')}. Say --mine or --theirs, or --skip the cards; share inspect shows both`
    case 'changed':
      return `${error.path ?? 'a card'} was changed just now; run the command again if you mean it`
    case 'bad-folder':
      return `"${error.folder}" is no folder for cards`
    case 'fork-of-patch':
      return 'a patch is no whole chain, and cannot become one of its own'
    case 'in-the-way':
      return `${error.path} is a link or a file where a folder should be`
    case 'no-room':
      return 'there is no room on the disk; nothing was taken in'
    case 'unwritable':
      return `the content folder cannot be written (${error.reason}); nothing was taken in`
    default:
      return error satisfies never
  }
}

const undoLast = (): Promise<Output> =>
  withLibrary(async (ctx) => {
    const last = (await versionsTakenIn(ctx.db)).find(({ batch }) => batch !== null)
    const undone = last?.batch ? await undoTake(ctx, last.batch) : null
    if (!last || !undone) throw new Failure('there is no bundle that could be taken back')
    if (!undone.ok)
      throw new Failure(
        undone.error.kind === 'changed'
          ? `${undone.error.path} is being written at this moment: try again`
          : 'it was taken back already',
      )
    const { kept } = undone.value
    const text = [
      ...kept.map((path) => `${path} stays: it was edited since`),
      `version ${last.version} of ${last.chainId} is taken back`,
    ]
    return { text: text.join('\n'), json: { batch: last.batch, kept } }
  })
