// STUB until sendOut
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { CardId } from '#core/card/card.ts'
import { readMedia } from '#core/card/disk.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { makeBundle } from '#core/share/bundle/make.ts'
import { sha256 } from '#core/share/bundle/content-hash.ts'
import { ChainId } from '#core/share/bundle/manifest.ts'
import { addVersion, newestOf, versionsOf } from '#core/store/chain-versions.ts'
import { syncContent } from '../sync.ts'
import { cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import type { TakeChoices, Taken } from './inspection.ts'
import { takeIn } from './take.ts'
import { localDemo } from './demo-files.ts'
import { cardHere } from './local-cards.ts'

export async function send(lib: TestLibrary, root: CardId): Promise<Bundle> {
  await syncContent(lib)
  const rights = { license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] }
  const cards = new Map<CardId, string>()
  const images = new Map<string, Uint8Array>()
  const demos = new Map<string, Uint8Array>()
  const todo = [root]
  for (const id of todo) {
    const here = await cardHere(lib, id, rights)
    if (cards.has(id) || here.kind !== 'card') continue
    cards.set(id, here.card.canonical)
    for (const [p, name] of here.card.images) images.set(name, (await readMedia(lib.contentDir, p)) ?? new Uint8Array())
    const { card } = here.card.parsed
    for (const item of card?.followUps ?? []) if (item.kind === 'card') todo.push(item.id)
    for (const demo of card?.demos ?? [])
      for (const [n, b] of (await localDemo(lib.contentDir, demo)) ?? []) demos.set(`${demo}/${n}`, b)
  }
  const newest = await newestOf(lib.db, root)
  const chainId = newest?.chainId ?? ChainId.parse(`c-${sha256(`chain:${root}`).slice(0, 16)}`)
  const rows = (await versionsOf(lib.db, chainId)).filter((one) => one.way !== 'back' && !one.isTakenBack)
  const make = (version: number, ancestors: string[]) =>
    makeBundle({
      kind: 'chain',
      chainId,
      version,
      root,
      ...rights,
      forkedFrom: [],
      ancestors,
      cards,
      images,
      demos,
      base: new Map(),
    })
  const draft = make(1, [])
  const { contentHash } = draft.manifest
  const last = rows[0]
  const version = last === undefined ? 1 : last.contentHash === contentHash ? last.version : last.version + 1
  const bundle = make(
    version,
    [...new Set(rows.map((r) => r.contentHash))].filter((h) => h !== contentHash),
  )
  if (last?.contentHash !== contentHash) await addVersion(lib.db, { way: 'out', at: lib.now(), batch: null, bundle })
  return bundle
}

export const ROOT = CardId.parse('q-root')
export const IN_B = 'shared/question-q-root/question-q-root.mdx'
export const LEAF_IN_B = 'shared/question-q-root/question-q-leaf.mdx'
export const root = `${cardSource('q-root', ['q-leaf'])}\n## 7. Redesign\n\nAnew.\n\n## 8. Demo vs. real project\n\nAll of it.\n`

/** A library with a chain of two cards, and one with nothing. */
export async function twoLibraries(): Promise<{ readonly a: TestLibrary; readonly b: TestLibrary }> {
  const [a, b] = [await emptyLibrary(), await emptyLibrary()]
  await a.write('net/root.mdx', root)
  await a.write('net/leaf.mdx', cardSource('q-leaf'))
  return { a, b }
}

/** Takes in what can be: otherwise it throws. */
export async function take(lib: TestLibrary, bundle: Bundle, choices: TakeChoices = {}): Promise<Taken> {
  const taken = await takeIn(lib, bundle, choices)
  if (!taken.ok) throw new Error(JSON.stringify(taken.error))
  return taken.value
}

export const textIn = (lib: TestLibrary, file: string): Promise<string> =>
  readFile(path.join(lib.contentDir, file), 'utf8')

/** Edits a file as an editor does. */
export async function edit(lib: TestLibrary, file: string, from: string, to: string): Promise<void> {
  const source = await textIn(lib, file)
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`)
  await lib.write(file, source.replace(from, to))
}
