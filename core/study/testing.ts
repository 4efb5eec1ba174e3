import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { CardId } from '#core/card/card.ts'
import { loadHighlighter } from '#core/card/render/highlight.ts'
import { testDb, testFolder } from '#core/store/testing.ts'
import type { Context } from './context.ts'
import { runnerIn } from './runner.ts'

export type TestLibrary = Context & {
  /** Writes a card file, relative to the content folder. */
  readonly write: (file: string, source: string) => Promise<void>
  readonly remove: (file: string) => Promise<void>
  /** Sets the clock. */
  readonly travel: (to: string) => void
}

/** An empty library in a folder of its own, with a clock that stands still; gone when the test is done. */
export async function emptyLibrary(startAt = '2026-11-23T09:00:00Z'): Promise<TestLibrary> {
  const test = await testDb()
  const folder = await testFolder()
  onTestFinished(async () => {
    await test[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })
  const contentDir = folder.path
  let now = new Date(startAt)
  return {
    db: test.db,
    contentDir,
    dataDir: test.options.dataDir,
    now: () => now,
    highlighter: loadHighlighter,
    model: null,
    runner: runnerIn(test.options),
    write: async (file, source) => {
      await mkdir(path.dirname(path.join(contentDir, file)), { recursive: true })
      await writeFile(path.join(contentDir, file), source)
    },
    remove: (file) => rm(path.join(contentDir, file)),
    travel: (to) => {
      now = new Date(to)
    },
  }
}

export const cardId = (id: string): CardId => CardId.parse(id)

/** A small card; `followUps` are ids, or questions not yet asked. */
export function cardSource(id: string, followUps: readonly string[] = [], extra = ''): string {
  const items = followUps.map((item) => (item.startsWith('q-') ? `- [to ${item}](card:${item})` : `- ${item}`))
  return `---\nid: ${id}\ntitle: Question ${id}?\nlang: en\ncategory: project\ncreated: 2026-11-23\n---\n\n## 1. Question\n\nWhy ${id}? ${extra}\n\n## 6. Next questions\n\n${items.join('\n')}\n`
}
