import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { sitePage, writeSite } from './write-site.ts'

test('a site is a folder with a page for each card', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-site-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeSite(sampleBundle(), 'en', folder)
  expect((await readdir(path.join(folder, 'cards'))).toSorted()).toEqual(['q-left.html', 'q-right.html', 'q-root.html'])
  expect(await readFile(path.join(folder, 'index.html'), 'utf8')).toContain('Why is the port never closed?')
  expect((await readdir(path.join(folder, 'images'))).length).toBe(1)
})

test('a single file speaks the language that it is asked for in', async () => {
  expect(await sitePage(sampleBundle(), 'zh')).toMatch(/^<!doctype html><html lang="zh">/)
})
