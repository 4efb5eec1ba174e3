import { createHash } from 'node:crypto'
import path from 'node:path'
import { CODE_VERSION, renderCode } from '#core/card/render/code.ts'
import type { Demo } from '#core/demo/demo.ts'
import { getRendering, putRendering } from '#core/store/renderings.ts'
import type { Context } from './context.ts'

const LANGUAGES: Readonly<Record<string, string>> = {
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  hpp: 'cpp',
  go: 'go',
  py: 'python',
  mjs: 'javascript',
  cjs: 'javascript',
  js: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  sh: 'shellscript',
  sql: 'sql',
  json: 'json',
  md: 'markdown',
  yaml: 'yaml',
  toml: 'toml',
  conf: 'ini',
}

/** The files of a demo ready to show, in their order: coloured before and kept, else coloured now. */
export async function renderFiles(ctx: Context, { files, hash }: Demo): Promise<readonly string[]> {
  // The hash is of all that is shown, names included, so an entry is never out of date.
  const key = createHash('sha256').update(`demo ${CODE_VERSION}\0${hash}`).digest('hex')
  const kept = await getRendering(ctx.db, key)
  // Written by the lines below, under a key that names this version of them.
  if (kept !== null) return JSON.parse(kept) as readonly string[]

  const codes = files.map(({ name, source }) => {
    const extension = path.posix.extname(name).slice(1).toLowerCase()
    return { source, language: LANGUAGES[extension] ?? null }
  })
  const rendered = renderCode(codes, await ctx.highlighter())
  await putRendering(ctx.db, key, JSON.stringify(rendered))
  return rendered
}
