import { existsSync, realpathSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { freshFolder, serve } from './server.ts'
import type { Server } from './server.ts'

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

/** This machine with nothing in /usr/bin but Node and the command that installs: neither bubblewrap nor a compiler. */
const kept = [realpathSync(process.execPath), '/usr/bin/apt-get'].filter(
  (file) => file.startsWith('/usr/bin/') && existsSync(file),
)
const hidden = ['bwrap', '--die-with-parent', '--dev-bind', '/', '/', '--tmpfs', '/usr/bin']
const BARE = [...hidden, ...kept.flatMap((file) => ['--ro-bind', file, file]), '--']

beforeAll(async () => {
  folder = await freshFolder()
  server = await serve({ dataDir: folder.path, within: BARE })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

test('where nothing is installed the app serves; a demo says in a line what to install, and shows its recorded output', async () => {
  const browser = await openBrowser({ locale: 'en-US' })
  const { page } = browser
  await page.goto(`${server.url}/demos/cpp-raii-fd-exec`)
  await page.getByText('apt-get install bubblewrap').waitFor()
  await page.getByText('destructor: closes one descriptor').first().waitFor()
  expect(await page.locator('.demo-run').count()).toBe(0)
  await page.goto(`${server.url}/q/q-5p9s3y7b`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(browser.complaints).toEqual([])
  await browser.close()
})

test('a run that is asked for anyway is told the same, and nothing runs', async () => {
  const { token } = (await (await fetch(`${server.url}/api/demos`)).json()) as { token: string }
  const response = await fetch(`${server.url}/api/demos/cpp-raii-fd-exec/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, 'x-zhuiwen-token': token },
    body: '{}',
  })
  const events = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string })
  expect(events.map(({ type }) => type)).not.toContain('start')
  expect(events.find(({ type }) => type === 'exit')).toMatchObject({
    outcome: 'no-sandbox',
    missing: { what: 'bubblewrap', install: existsSync('/usr/bin/apt-get') ? 'apt-get install bubblewrap' : null },
  })
})
