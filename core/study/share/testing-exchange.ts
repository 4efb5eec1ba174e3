import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { cardId, cardSource, emptyLibrary, type TestLibrary } from '../testing.ts'
import type { TakeChoices, Taken } from './inspection.ts'
import { sendOut } from './pack.ts'
import type { PackOptions } from './packed.ts'
import { changeSharingSettings } from './settings.ts'
import { takeIn } from './take.ts'

export const ROOT = cardId('q-root')
export const IN_B = 'shared/question-q-root/question-q-root.mdx'
export const LEAF_IN_B = 'shared/question-q-root/question-q-leaf.mdx'
export const root = `${cardSource('q-root', ['q-leaf'])}\n## 7. Redesign\n\nAnew.\n\n## 8. Demo vs. real project\n\nAll of it.\n`

/** A library with a chain of two cards, and one with nothing. */
export async function twoLibraries(): Promise<{ readonly a: TestLibrary; readonly b: TestLibrary }> {
  const [a, b] = [await emptyLibrary(), await emptyLibrary()]
  await changeSharingSettings(a.db, { author: { name: 'Ada' } })
  await a.write('net/root.mdx', root)
  await a.write('net/leaf.mdx', cardSource('q-leaf'))
  return { a, b }
}

/** Sends a chain out. */
export async function send(lib: TestLibrary, root: CardId, options: PackOptions = {}): Promise<Bundle> {
  const sent = await sendOut(lib, root, options)
  if (!sent.ok) throw new Error(JSON.stringify(sent.error))
  return sent.value.bundle
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
