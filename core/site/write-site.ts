import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Result } from '#core/result.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { type NewFileError, writeNewFile } from '#core/share/new-file.ts'
import { writeNewFolder } from '#core/share/new-folder.ts'
import type { SiteLang } from './form.ts'
import { createSite } from './site.ts'

export type WrittenSite = { readonly pages: number; readonly files: number; readonly bytes: number }

/** A site as a new folder, for any host of files. */
export const writeSite = (bundle: Bundle, lang: SiteLang, folder: string): Promise<Result<WrittenSite, NewFileError>> =>
  writeNewFolder(folder, async (partial) => {
    const site = createSite(bundle, { lang, form: { kind: 'folder' } })
    let bytes = 0
    for (const name of site.paths) {
      const file = await site.page(name)
      if (file === null) continue
      const target = path.join(partial, ...name.split('/'))
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, file.body)
      bytes += Buffer.byteLength(file.body)
    }
    return { pages: site.paths.filter((name) => name.endsWith('.html')).length, files: site.paths.length, bytes }
  })

/** A site as one new file, which needs no other. */
export const writeSiteFile = (
  bundle: Bundle,
  lang: SiteLang,
  file: string,
): Promise<Result<WrittenSite, NewFileError>> =>
  writeNewFile(file, async (partial) => {
    const page = await createSite(bundle, { lang, form: { kind: 'file' } }).page('index.html')
    const body = page?.body ?? ''
    await writeFile(partial, body)
    return { pages: 1, files: 1, bytes: Buffer.byteLength(body) }
  })
