import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { FileName, LIMITS, limitsOf, Manifest } from './manifest.ts'

const small = { title: { zh: '标题', en: 'Title' }, lang: 'c', files: ['main.c'] }

test('the published JSON Schema is that of the manifest', async () => {
  const published = new URL('../../content/demos/demo.schema.json', import.meta.url)
  expect(JSON.parse(await readFile(published, 'utf8'))).toEqual(z.toJSONSchema(Manifest, { io: 'input' }))
})

test('a manifest may lower a limit and never raise it', () => {
  expect(limitsOf(Manifest.parse({ ...small, limits: { wallMs: 500 } }))).toEqual({ ...LIMITS, wallMs: 500 })
  expect(Manifest.safeParse({ ...small, limits: { wallMs: LIMITS.wallMs + 1 } }).success).toBe(false)
})

test('a manifest says nothing of how it is built', () => {
  expect(Manifest.safeParse({ ...small, build: 'make' }).success).toBe(false)
})

test.for(['../x.c', '/etc/passwd', '.hidden', 'a/../b.c', 'a//b.c', 'a b.c', '-o', 'a\\b'])(
  '%s is no file of a demo',
  (name) => {
    expect(FileName.safeParse(name).success).toBe(false)
  },
)
