import { type Bundle, filesUnder } from '#core/share/bundle/bundle.ts'
import { bundleZip } from '#core/share/bundle/zip.ts'
import { FOLDER_CSP } from './csp.ts'
import { SITE_CSS } from './css/css.ts'
import type { SiteFile, SiteLang } from './form.ts'
import { ICON } from './icon.ts'
import { BUNDLE_FILE, imageFile } from './places.ts'
import { viewerScript, viewerStyle } from './script.ts'

/** Files of a site that are no pages, by their paths. */
export const plainFiles = (bundle: Bundle, lang: SiteLang): ReadonlyMap<string, () => Promise<SiteFile>> =>
  new Map([
    ['site.css', async () => plain('text/css; charset=utf-8', await siteStyle())],
    ['viewer.js', async () => plain('text/javascript; charset=utf-8', await viewerScript(lang))],
    [BUNDLE_FILE, async () => plain('application/zip', await bundleZip(bundle))],
    ['icon.svg', async () => plain('image/svg+xml', ICON)],
    ...[...filesUnder(bundle, 'cards/images/')].map(([name, bytes]) => {
      return [imageFile(name), async () => plain(imageType(name), bytes)] as const
    }),
  ])

/** The style of every page, and of what the script shows. */
export const siteStyle = async (): Promise<string> => SITE_CSS + (await viewerStyle())

const plain = (type: string, body: SiteFile['body']): SiteFile => ({ type, body, csp: FOLDER_CSP })

/** By the end of its name, which says what it is: see core/card/image-kind.ts. */
export const imageType = (name: string): string => `image/${name.replace(/^.*\./, '').replace(/^jpg$/, 'jpeg')}`
