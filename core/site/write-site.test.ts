import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleBundle } from '#core/share/bundle/testing-bundle.ts'
import { writeSite, writeSiteFile } from './write-site.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhuiwen-site-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a site is a new folder with a page for each card', async () => {
  const out = path.join(folder, 'site')
  const done = await writeSite(sampleBundle(), 'en', out)
  expect(done).toMatchObject({ ok: true, value: { pages: 9 } })
  expect(await readdir(path.join(out, 'cards'))).toEqual(['q-left.html', 'q-right.html', 'q-root.html'])
  expect(await readFile(path.join(out, 'index.html'), 'utf8')).toContain('Why is the port never closed?')
})

test('nothing that is there is written over', async () => {
  await writeFile(path.join(folder, 'mine'), 'mine')
  expect(await writeSite(sampleBundle(), 'en', folder)).toEqual({ ok: false, error: { kind: 'exists', file: folder } })
  const file = path.join(folder, 'mine')
  expect(await writeSiteFile(sampleBundle(), 'en', file)).toEqual({ ok: false, error: { kind: 'exists', file } })
  expect(await readFile(file, 'utf8')).toBe('mine')
})

test('a single file is all there is', async () => {
  const file = path.join(folder, 'chain.html')
  expect(await writeSiteFile(sampleBundle(), 'zh', file)).toMatchObject({ ok: true, value: { files: 1 } })
  expect(await readdir(folder)).toEqual(['chain.html'])
  expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html><html lang="zh">/)
})
