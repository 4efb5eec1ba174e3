import { writeFile } from 'node:fs/promises'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { writeNewFile } from '#core/share/new-file.ts'
import { writeNewFolder } from '#core/share/new-folder.ts'
import { SITE_LANGS, type SiteLang } from '#core/site/form.ts'
import { sitePage, writeSite } from '#core/site/write-site.ts'
import { Failure } from './output.ts'

export type SiteOptions = {
  readonly site?: boolean
  readonly singleFile?: boolean
  readonly lang?: string
  readonly patch?: boolean
}

/** How a chain is put where nothing is yet. */
export type Writing = {
  readonly make: typeof writeNewFile
  readonly write: (bundle: Bundle, partial: string) => Promise<void>
}

/** As pages for a browser. Null: that is not what is asked for. */
export function siteWriting({ site = false, singleFile = false, lang, patch = false }: SiteOptions): Writing | null {
  if (!site && !singleFile) {
    if (lang !== undefined) throw new Failure('--lang is the language of --site and --single-file only', true)
    return null
  }
  if (site && singleFile) throw new Failure('a site is a folder (--site) or one file (--single-file)', true)
  if (patch) throw new Failure('a patch is no chain to be read: export a site without --patch', true)
  const chosen = SITE_LANGS.find((one) => one === lang)
  if (lang !== undefined && !chosen) {
    throw new Failure(`there is no language "${lang}"; there are ${SITE_LANGS.join(' and ')}`, true)
  }
  return site
    ? { make: writeNewFolder, write: (bundle, folder) => writeSite(bundle, chosen ?? langOf(bundle), folder) }
    : {
        make: writeNewFile,
        write: async (bundle, file) => writeFile(file, await sitePage(bundle, chosen ?? langOf(bundle))),
      }
}

/** That of its root, as far as sites speak it. */
const langOf = ({ chain }: Bundle): SiteLang =>
  /^zh\b/i.test(chain.nodes.find(({ id }) => id === chain.root)?.lang ?? '') ? 'zh' : 'en'
