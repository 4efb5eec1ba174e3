import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { freshFolder, serve, type Server } from './server.ts'

const CARD = `---
id: q-port
title: Why does the port stay open?
lang: en
category: project
created: 2026-11-23
license: CC-BY-SA-4.0
authors:
  - { name: Ada Lovelace, url: https://example.org/ada }
---

## 1. Question

Why?
`

let server: Server
let folder: Awaited<ReturnType<typeof freshFolder>>

beforeAll(async () => {
  folder = await freshFolder()
  const [contentDir, dataDir] = [path.join(folder.path, 'content'), path.join(folder.path, 'data')]
  await mkdir(path.join(contentDir, 'net'), { recursive: true })
  await writeFile(path.join(contentDir, 'net/port.mdx'), CARD)
  await writeFile(
    path.join(contentDir, 'net/own.mdx'),
    CARD.replaceAll('port', 'own').replace(/license:[^]*?---/, '---'),
  )
  server = await serve({ contentDir, dataDir })
}, 180_000)

afterAll(async () => {
  await server.stop()
  await folder.remove()
})

test('a card says whose it is, and is taken elsewhere as Markdown with that', { timeout: 120_000 }, async () => {
  const { page, context, close, complaints } = await openBrowser()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  await page.goto(`${server.url}/q/q-port`)
  const rights = page.getByRole('region', { name: '署名' })
  expect(await rights.getByRole('link', { name: 'Ada Lovelace' }).getAttribute('href')).toBe('https://example.org/ada')
  expect(await rights.textContent()).toContain('CC-BY-SA-4.0')
  await page.getByRole('link', { name: '复制成 Markdown' }).click()
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('By [Ada Lovelace]'))
  expect(page.url()).toContain('/q/q-port')
  expect(complaints).toEqual([])
  await close()
})

test('without scripts the Markdown is a page of plain text', { timeout: 120_000 }, async () => {
  const { page, close } = await openBrowser({ runsScripts: false })
  await page.goto(`${server.url}/q/q-port`)
  await page.getByRole('link', { name: '复制成 Markdown' }).click()
  await page.waitForURL('**/api/cards/q-port/markdown')
  expect(await page.textContent('body')).toContain('# Why does the port stay open?')
  await close()
})

test('who is named for one’s own cards is chosen in the settings', { timeout: 120_000 }, async () => {
  const { page, close } = await openBrowser()
  await page.goto(`${server.url}/settings`)
  const sharing = page.getByRole('region', { name: '分享' })
  const save = async (said: string): Promise<void> => {
    await sharing.getByRole('button', { name: '保存' }).click()
    await sharing.getByRole('status').filter({ hasText: said }).waitFor()
  }
  await sharing.getByLabel('网址').fill('https://example.org/me')
  await save('填了网址，还要填署名')
  await sharing.getByLabel('署名').fill('小明')
  await sharing.getByLabel('许可').fill('all mine')
  await save('许可不对')
  await sharing.getByLabel('许可').fill('CC0-1.0')
  await save('已保存')
  const copied = await (await fetch(`${server.url}/api/cards/q-own/markdown`)).text()
  expect(copied).toContain('By [小明](<https://example.org/me>). Licence: [CC0-1.0](')
  await close()
})
