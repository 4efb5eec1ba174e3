import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser, speak } from './browser.ts'
import type { Browser } from './browser.ts'
import { freshFolder, projectDir, serve } from './server.ts'
import type { Server } from './server.ts'

const CARD = 'q-3v9d5k7c'
let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  // A copy: these stories write into cards.
  await cp(path.join(projectDir, 'content'), path.join(folder.path, 'content'), { recursive: true })
  server = await serve({ contentDir: path.join(folder.path, 'content'), dataDir: path.join(folder.path, 'data') })
})
afterAll(async () => {
  await server.stop()
  await folder.remove()
})

async function visit(): Promise<Browser> {
  const browser = await openBrowser({ locale: 'en-US' })
  onTestFinished(browser.close)
  return browser
}
const ready = (page: Page): Promise<void> => page.locator('html[data-keys=ready]').waitFor()

/** Answers the card on the page with these sentences, and judges it by the criteria with these keys. */
async function answer(page: Page, sentences: readonly string[], criteria: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^Start/ }).waitFor()
  await ready(page)
  await page.getByRole('radio').first().check()
  await page.locator('h1').click()
  await page.keyboard.press('Space')
  await page.locator('textarea').first().waitFor()
  await speak(page)
  await page.keyboard.press('Enter')
  for (const [i, sentence] of sentences.entries()) {
    await page.getByRole('textbox', { name: `Sentence ${i + 1}` }).fill(sentence)
    await speak(page)
    await page.keyboard.press(i === sentences.length - 1 ? 'Control+Enter' : 'Enter')
  }
  await page.getByRole('heading', { name: 'Nitpick' }).waitFor()
  await speak(page)
  await page.getByRole('button', { name: 'The gate' }).click()
  await page.locator('input[type=checkbox]').first().waitFor()
  for (const key of criteria) await page.keyboard.press(key)
  await speak(page)
  await page.getByRole('button', { name: /^Save/ }).first().click()
  await page.waitForURL(/\/practice\/[^/]+\/[0-9a-f-]{36}/)
}

test('an interview of two questions keeps its answers to itself until it is over, and then adds up', async () => {
  const { page, complaints } = await visit()
  await page.goto(`${server.url}/practice?chain=${CARD}`)
  await ready(page)
  await page.getByRole('spinbutton').fill('2')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: /^Start/ }).click()
  const seen: string[] = []
  for (const criteria of [['1', '2', '3'], ['1']]) {
    if (seen.length > 0) await page.getByRole('link', { name: /^Answer/ }).click()
    await page.waitForURL(/\/practice\/q-[a-z0-9]+\?run=/)
    seen.push(new URL(page.url()).pathname.split('/').at(-1) ?? '')
    await answer(page, ['The log holds it, 4 KiB a page', 'fsync makes it last'], criteria)
    const html = await page.content()
    const { card } = (await (await fetch(`${server.url}/api/cards/${seen.at(-1)}`)).json()) as {
      card: { keyPoints: { point: string }[] }
    }
    // The last answer ends the run, and with it the secrecy.
    const secrets = seen.length < 2 ? card.keyPoints : []
    for (const { point } of secrets) expect(html, 'a key point is given away').not.toContain(point)
    await page.keyboard.press('n')
    await page.waitForURL(/\/practice\/runs\/[0-9a-f-]{36}/)
    await ready(page)
  }
  await page.getByRole('heading', { level: 1, name: /1 .*2|2 .*1/ }).waitFor()
  expect(new Set(seen).size).toBe(2)
  expect(complaints).toEqual([])
})

test('a good answer becomes the card’s own, the earlier text stays a version, and a new question joins stage 6', async () => {
  const { page, complaints } = await visit()
  const file = path.join(folder.path, 'content', 'sqlite-durability')
  const { card } = (await (await fetch(`${server.url}/api/cards/${CARD}`)).json()) as { card: { path: string } }
  const source = () => readFile(path.join(folder.path, 'content', card.path), 'utf8')
  const before = await source()
  expect(card.path.startsWith(path.basename(file))).toBe(true)

  await page.goto(`${server.url}/practice/${CARD}`)
  await answer(
    page,
    ['With `synchronous=FULL` the frame <is> synced {before} "saved"', 'NORMAL may lose the last commits'],
    ['1', '2', '3'],
  )
  await page.keyboard.press('w')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Write/ })
    .click()
  await expect.poll(source).toContain('2. NORMAL may lose the last commits')
  const after = await source()
  expect(after.slice(0, after.indexOf('## 3.'))).toBe(before.slice(0, before.indexOf('## 3.')))
  expect(after.slice(after.indexOf('## 4.'))).toBe(before.slice(before.indexOf('## 4.')))
  const written = page.getByText('With synchronous=FULL the frame <is> synced {before} "saved"')
  // The file holds it a moment before the index does.
  const shown = () => page.goto(`${server.url}/q/${CARD}`).then(() => written.count())
  await expect.poll(shown).toBe(1)
  await page.getByRole('link', { name: 'Versions 2' }).waitFor()

  await page.goBack()
  await page.getByRole('textbox').last().fill('What does a disk answer that lies about its cache?')
  await page.getByRole('button', { name: /open/i }).last().click()
  await expect.poll(source).toContain('- What does a disk answer that lies about its cache?')
  expect(complaints).toEqual([])
})

test('after a fail, reading is timed by reference, and the retry is at hand', async () => {
  const { page, complaints } = await visit()
  await page.goto(`${server.url}/practice/${CARD}/study`)
  await ready(page)
  await page.keyboard.press('1')
  await page.keyboard.press('Space')
  await page.getByRole('checkbox').first().check()
  await page.reload()
  await ready(page)
  expect(await page.getByRole('checkbox').first().isChecked()).toBe(true)
  await page.keyboard.press('r')
  await page.waitForURL(new RegExp(`/practice/${CARD}(\\?|$)`))
  expect(complaints).toEqual([])
})
