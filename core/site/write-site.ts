import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { SiteFile, SiteLang } from './form.ts'
import { createSite } from './site.ts'

/** Fills a folder with a site, for any host of files. */
export async function writeSite(bundle: Bundle, lang: SiteLang, folder: string): Promise<void> {
  const site = createSite(bundle, { lang, form: { kind: 'folder' } })
  for (const name of site.paths) {
    const file = await site.page(name)
    if (file === null) continue
    const target = path.join(folder, ...name.split('/'))
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, file.body)
  }
}

/** A site as one page, which needs no other file. */
export async function sitePage(bundle: Bundle, lang: SiteLang): Promise<SiteFile['body']> {
  const page = await createSite(bundle, { lang, form: { kind: 'file' } }).page('index.html')
  return page?.body ?? ''
}
