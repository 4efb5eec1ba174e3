import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { freshFolder, serve } from './server.ts'

type Files = Readonly<Record<string, string>>

export type DemoSite = {
  readonly url: string
  readonly fileOf: (id: string, name: string) => string
  /** Writes a demo; what its manifest leaves out makes it a shell program that nothing is expected of. */
  readonly write: (id: string, files: Files, manifest?: Readonly<Record<string, unknown>>) => Promise<void>
  /** Asks for a run as a page of the site would. Answers with the status of the answer. */
  readonly post: (id: string) => Promise<number>
  readonly runsOf: (id: string) => Promise<readonly { readonly outcome: string; readonly isEdited: boolean }[]>
  readonly close: () => Promise<void>
}

/** The app, serving demos that the test writes. */
export async function openDemoSite(): Promise<DemoSite> {
  const folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir)
  const server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  const fileOf = (id: string, name: string): string => path.join(contentDir, 'demos', id, name)
  const get = async <T>(address: string): Promise<T> => (await (await fetch(server.url + address)).json()) as T
  return {
    url: server.url,
    fileOf,
    write: async (id, files, manifest = {}) => {
      const whole = { title: { zh: id, en: id }, lang: 'sh', files: Object.keys(files), ...manifest }
      for (const [name, text] of Object.entries({ ...files, 'demo.json': JSON.stringify(whole) })) {
        await mkdir(path.dirname(fileOf(id, name)), { recursive: true })
        await writeFile(fileOf(id, name), text)
      }
    },
    post: async (id) => {
      const { token } = await get<{ token: string }>('/api/demos')
      const headers = { origin: server.url, 'x-zhuiwen-token': token }
      const answer = await fetch(`${server.url}/api/demos/${id}/runs`, { method: 'POST', headers, body: '{}' })
      await answer.text()
      return answer.status
    },
    runsOf: async (id) => (await get<{ runs: [] }>(`/api/demos/${id}/runs`)).runs,
    close: async () => {
      await server.stop()
      await folder.remove()
    },
  }
}

/** Opens the page of a demo, and waits until it listens to keys. */
export async function openDemo(page: Page, { url }: DemoSite, id: string): Promise<void> {
  await page.goto(`${url}/demos/${id}`)
  await page.locator('html[data-keys=ready]').waitFor()
}

/** For `expect.poll`, of what happens at once on a machine that has nothing else to do. */
export const SOON = { timeout: 30_000 }

/** What the last run on this page printed. */
export const outputOn = (page: Page): Locator => page.getByRole('group', { name: /^(「.*」的输出|Output of “.*”)$/ })

/** The same as text, line ends included; and the name of a source that is not standard output. */
export const printedOn = async (page: Page): Promise<string> => (await outputOn(page).textContent()) ?? ''

/** Takes the place of everything in the editor. */
export async function typeOver(page: Page, file: string, text: string): Promise<void> {
  await page.keyboard.press('e')
  await page
    .getByRole('textbox', { name: `编辑 ${file}` })
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Processes anywhere on this machine whose command line has `marker`. */
export async function processesNaming(marker: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(
    // One that is gone meanwhile is not there.
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return lines.filter((line) => line.includes(marker))
}
