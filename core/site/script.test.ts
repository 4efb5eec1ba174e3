import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { SITE_LANGS } from './form.ts'
import { viewerScript, viewerStyle } from './script.ts'

test.each(SITE_LANGS)('the script in %s is small, and asks nobody for anything', async (lang) => {
  const script = await viewerScript(lang)
  expect(gzipSync(script).length).toBeLessThan(30_000)
  expect(script).not.toMatch(
    /\b(fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|importScripts)\b|\bimport\(|\beval\(/,
  )
})

test('each script speaks its own language and no other', async () => {
  const [zh, en] = await Promise.all(SITE_LANGS.map(viewerScript))
  expect(zh).toContain('过关')
  expect(zh).not.toContain('Full screen')
  expect(en).toContain('Full screen')
  expect(en).not.toContain('全屏')
})

test('neither script nor style can end the element it stands in', async () => {
  const texts = await Promise.all([...SITE_LANGS.map(viewerScript), viewerStyle()])
  for (const text of texts) expect(text).not.toMatch(/<\/(script|style)|<!--/i)
})

test('the style loads nothing', async () => {
  expect(await viewerStyle()).not.toMatch(/url\(|@import|https?:/)
})

test('a script is made once', async () => {
  expect(viewerScript('zh')).toBe(viewerScript('zh'))
})
