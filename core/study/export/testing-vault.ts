import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from '#core/card/syntax.ts'
import { readWikiUrl } from '#core/card/wikilink.ts'

/** All files of a folder, from there down, with forward slashes. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted()
}

/** Links and images of the notes of a vault: how many lead to a file of it, and which do not. */
export async function linksIn(vault: string): Promise<{ readonly sound: number; readonly broken: readonly string[] }> {
  const files = new Set(await filesBelow(vault))
  let sound = 0
  const broken: string[] = []
  for (const note of [...files].filter((file) => file.endsWith('.md'))) {
    const text = (await readFile(path.join(vault, note), 'utf8')).replace(/^---\n[^]*?\n---\n/, '')
    const parsed = parseMarkdown(text)
    if (!parsed.ok) throw new Error(`${note}: ${parsed.error.reason}`)
    visit(parsed.value, ['link', 'image'], (node) => {
      const url = 'url' in node ? String(node.url) : ''
      const wiki = readWikiUrl(url)
      if (wiki === null && /^[a-z]+:/i.test(url)) return
      const target = wiki ? `${wiki.name}.md` : path.posix.join(path.posix.dirname(note), decodeURIComponent(url))
      if (files.has(target)) sound += 1
      else broken.push(`${note}: ${url}`)
    })
  }
  return { sound, broken }
}
