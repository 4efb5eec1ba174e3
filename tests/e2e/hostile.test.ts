import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hostileCards } from '../fixtures/hostile/index.ts'
import { openBrowser } from './browser.ts'
import { freshFolder, serve } from './server.ts'

test('cards written to do harm are served, named where they are wrong, and do none', async () => {
  const folder = await freshFolder()
  const contentDir = path.join(folder.path, 'content')
  await mkdir(contentDir)
  const files = hostileCards()
  expect(files.length).toBeGreaterThanOrEqual(25)
  for (const { name, bytes } of files)
    await writeFile(path.join(contentDir, name.endsWith('.mdx') ? name : `${name}.mdx`), bytes)
  const server = await serve({ contentDir, dataDir: path.join(folder.path, 'data') })
  const browser = await openBrowser()
  onTestFinished(async () => {
    await browser.close()
    await server.stop()
    await folder.remove()
  })

  const { page } = browser
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) foreign.push(request.url())
  })
  const { cards } = (await (await fetch(`${server.url}/api/cards?limit=200`)).json()) as { cards: { id: string }[] }
  expect(cards.length).toBeGreaterThan(10)
  for (const { id } of cards) {
    const response = await page.goto(`${server.url}/q/${id}`)
    expect(response?.status(), id).toBe(200)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Whatever an attack leaves behind when it runs, and elements no card may bring along.
    expect(await page.evaluate(() => Object.keys(globalThis).filter((key) => /pwn|hack|xss/i.test(key))), id).toEqual(
      [],
    )
    expect(
      await page.locator('article :is(script, iframe, object, embed, form[action], meta, base, link, style)').count(),
      id,
    ).toBe(0)
    expect(new URL(page.url()).origin, id).toBe(server.url)
  }
  expect(foreign).toEqual([])
  // Images that a card names and nobody has are not found, and that is all.
  expect(browser.complaints.filter((complaint) => !complaint.includes('404 (Not Found)'))).toEqual([])
})
