import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a browser fetches for a page that it has never seen a part of, in bytes. */
export type Weight = { readonly page: string; readonly raw: number; readonly gzip: number }

/** Images are packed already: hosts send them as they are. */
const PACKED = /\.(?:png|jpe?g|gif|webp|avif)$/

/** The weight of each page of a folder: its HTML, and each file once that it loads. */
export async function pageWeights(folder: string): Promise<readonly Weight[]> {
  const sizes = new Map<string, Omit<Weight, 'page'>>()
  const sizeOf = async (file: string): Promise<Omit<Weight, 'page'>> => {
    const known = sizes.get(file)
    if (known) return known
    const bytes = await readFile(file)
    const size = { raw: bytes.length, gzip: PACKED.test(file) ? bytes.length : gzipSync(bytes).length }
    sizes.set(file, size)
    return size
  }
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).toSorted()
  const weights: Weight[] = []
  for (const page of names) {
    const file = path.join(folder, page)
    const html = await readFile(file, 'utf8')
    const parts = await Promise.all([file, ...loadedBy(html, path.dirname(file))].map(sizeOf))
    const sum = (of: 'raw' | 'gzip'): number => parts.reduce((all, part) => all + part[of], 0)
    weights.push({ page, raw: sum('raw'), gzip: sum('gzip') })
  }
  return weights
}

/** Scripts, styles, icons and images that a page names. */
function loadedBy(html: string, folder: string): readonly string[] {
  const tags = [...html.matchAll(/<(?:link\b[^>]*\bhref|(?:script|img)\b[^>]*\bsrc)="([^"#?]+)"/g)]
  const files = tags.flatMap(([, address = '']) => (/^(?:data|https?):|\.html$/.test(address) ? [] : address))
  return [...new Set(files)].map((address) => path.join(folder, decodeURIComponent(address)))
}
