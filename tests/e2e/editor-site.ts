import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { freshFolder, serve, type Server } from './server.ts'

export const ID = 'q-nginx'
export const HEAD = `---\nid: ${ID}\ntitle: 升级 Nginx 时端口为什么没断？\nlang: zh\ncategory: project\ntopics: [nginx]\ncreated: 2026-11-23\n---\n`
/** Spaced as only its author would: to come through unchanged. */
const GAP = '\n\n###  8 Demo 与真实项目的差距 ###\n\n*  很大  \n'
export const QUESTION = '新旧进程交接时，监听的端口为什么没断？\n\n还有几种问法。\n\n最后一行。'
export const ANSWER = '1. 监听的描述符是继承来的。\n2. 旧的还在接。'
/** A card’s file. Stage 2 is missing, and 4 to 7. */
export const cardOf = (question = QUESTION, answer = ANSWER): string =>
  `${HEAD}\n## 一、问题\n\n${question}\n\n## 三、一分钟回答\n\n${answer}\n${GAP}`

export type EditorSite = {
  readonly url: () => string
  readonly file: string
  readonly folder: string
  readonly onDisk: () => Promise<string>
  /** Saves the file as another program does. */
  readonly write: (source: string) => Promise<void>
  /** Ends the server at once, and starts it again on the same data at the same address. */
  readonly crash: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The app with one card, and a folder of its own. */
export async function openEditorSite(): Promise<EditorSite> {
  const folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  const dataDir = path.join(folder.path, 'data')
  const file = path.join(contentDir, 'net', 'nginx.mdx')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, cardOf())
  let server: Server = await serve({ contentDir, dataDir })
  return {
    url: () => server.url,
    file,
    folder: path.dirname(file),
    onDisk: () => readFile(file, 'utf8'),
    write: (source) => writeFile(file, source),
    crash: async () => {
      await server.stop('SIGKILL')
      server = await serve({ contentDir, dataDir, isPrepared: true, port: Number(new URL(server.url).port) })
    },
    close: async () => {
      await server.stop()
      await folder.remove()
    },
  }
}

/** Opens a part of the card in the editor, and waits until one can write there. */
export async function openEditor(page: Page, site: EditorSite, part = 'answer'): Promise<void> {
  await page.goto(`${site.url()}/q/${ID}/edit?part=${part}`)
  await page.locator('.cm-content').waitFor()
  await page.locator('html[data-keys=ready]').waitFor()
}

/** The words being written, as they are shown. */
export const field = (page: Page): Locator => page.locator('.cm-content')
export const wordsIn = async (page: Page): Promise<string> =>
  (await field(page).locator('.cm-line').allTextContents()).join('\n')

/** Opens another part, by its whole name. */
export const goTo = (page: Page, name: string): Promise<void> =>
  page.locator('.writing-parts').getByText(name, { exact: true }).click()

/** Puts words at the end of what is there, as they are. */
export async function append(page: Page, text: string): Promise<void> {
  await field(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(text)
}

export const status = (page: Page): Locator => page.locator('.writing-status')
export const isSaved = (page: Page): Promise<void> =>
  status(page).getByText('和文件一致').waitFor({ state: 'attached' })
export const isKept = (page: Page): Promise<void> => status(page).getByText('草稿已留好').waitFor()

export type KeptDraft = { readonly id: string; readonly part: string | null; readonly text: string }
export async function draftsOf(site: EditorSite): Promise<readonly KeptDraft[]> {
  const answer = (await (await fetch(`${site.url()}/api/cards/${ID}/drafts`)).json()) as { drafts: KeptDraft[] }
  return answer.drafts
}

/** As it is at first: the file, and nothing begun. What the page before still had to say is said once it is gone. */
export async function renew(site: EditorSite, page: Page): Promise<void> {
  await page.goto(`${site.url()}/api/health`)
  await page.evaluate(() => localStorage.clear())
  await site.write(cardOf())
  for (const { id } of await draftsOf(site)) {
    await fetch(`${site.url()}/api/cards/${ID}/drafts/${id}`, { method: 'DELETE' })
  }
}

/** For `expect.poll`, of what happens at once on a machine that has nothing else to do. */
export const SOON = { timeout: 30_000 }
