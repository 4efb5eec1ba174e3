import type { Bundle } from '#core/share/bundle/bundle.ts'
import type { Site, SiteFile, SiteOptions } from './form.ts'
import { oneFile } from './one-file.ts'
import { pagesBeside } from './pages.ts'
import { pageFile } from './places.ts'
import { plainFiles } from './plain-files.ts'
import { createWriter } from './writer.ts'

export type { Site, SiteForm, SiteLang, SiteOptions } from './form.ts'

/** A bundle as pages for a browser. The same bundle gives the same bytes. */
export function createSite(bundle: Bundle, { lang, form }: SiteOptions): Site {
  const writer = createWriter(bundle, lang)
  const files: ReadonlyMap<string, () => Promise<SiteFile | null>> =
    form.kind === 'file'
      ? new Map([[pageFile('index'), () => oneFile(bundle, writer)]])
      : new Map([...pagesBeside(bundle, writer, form), ...plainFiles(bundle, lang)])
  return { paths: [...files.keys()], page: async (path) => (await files.get(path)?.()) ?? null }
}
