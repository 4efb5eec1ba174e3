import { fileName } from '#core/journal/markdown/names.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { bundleJson } from '#core/share/bundle/document.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { zipLazily } from '#core/share/zip-lazily.ts'
import { createSite, type Site } from '#core/site/site.ts'

/** Files that a bundle is handed out as. `site`: a folder of pages, as a zip file. `file`: all of it in one page. */
export const SHARED_FORMS = ['zip', 'json', 'site', 'file'] as const
export type SharedForm = (typeof SHARED_FORMS)[number]

export type SharedFile = {
  /** What it is to be called, by the title of the chain, and in ASCII. */
  readonly name: string
  readonly plainName: string
  readonly mediaType: string
  /** The file as it comes; whoever stops asking for more ends the work. */
  readonly pieces: AsyncGenerator<Uint8Array>
}

/** A bundle as a file. */
export function sharedFile(bundle: Bundle, form: SharedForm): SharedFile {
  const { title, root, version, kind } = bundle.manifest
  const ending = ENDINGS[form]
  const mark = `${kind === 'patch' ? '-patch' : ''}-v${version}${ending.name}`
  return {
    name: `${fileName(title, root)}${mark}`,
    plainName: `${root}${mark}`,
    mediaType: ending.mediaType,
    pieces: piecesOf(bundle, form),
  }
}

const ENDINGS = {
  zip: { name: '.zip', mediaType: 'application/zip' },
  json: { name: '.json', mediaType: 'application/json' },
  site: { name: '-site.zip', mediaType: 'application/zip' },
  file: { name: '.html', mediaType: 'text/html; charset=utf-8' },
} as const satisfies Record<SharedForm, unknown>

async function* piecesOf(bundle: Bundle, form: SharedForm): AsyncGenerator<Uint8Array> {
  switch (form) {
    case 'zip':
      yield await bundleZip(bundle)
      break
    case 'json':
      yield new TextEncoder().encode(bundleJson(bundle))
      break
    case 'site': {
      const site = createSite(bundle, { lang: siteLanguage(bundle), form: { kind: 'folder' } })
      yield* zipLazily(site.paths.map((path) => ({ name: path, read: () => pageOf(site, path) })))
      break
    }
    case 'file':
      yield await pageOf(createSite(bundle, { lang: siteLanguage(bundle), form: { kind: 'file' } }), 'index.html')
      break
    default:
      form satisfies never
  }
}

/** Words around the cards are in the language of the first of them, as far as there are any in it. */
export const siteLanguage = ({ manifest, chain }: Bundle): 'zh' | 'en' =>
  chain.nodes.find(({ id }) => id === manifest.root)?.lang.startsWith('zh') ? 'zh' : 'en'

async function pageOf(site: Site, path: string): Promise<Uint8Array> {
  const page = await site.page(path)
  if (page === null) throw new Error(`the site names ${path} and does not have it`)
  return typeof page.body === 'string' ? new TextEncoder().encode(page.body) : page.body
}
