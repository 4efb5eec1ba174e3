import type { Bundle } from '#core/share/bundle/bundle.ts'
import { filesUnder } from '#core/share/bundle/bundle.ts'
import { fileCsp } from './csp.ts'
import { fileMain } from './file-page.ts'
import type { SiteFile } from './form.ts'
import { pageOf } from './frame.ts'
import { headInside } from './heads.ts'
import { el, verbatim } from './html.ts'
import { placesInFile } from './places.ts'
import { imageType, siteStyle } from './plain-files.ts'
import { viewerScript } from './script.ts'
import { siteData } from './site-data.ts'
import type { Writer } from './writer.ts'

/** A whole site as one page. */
export async function oneFile(bundle: Bundle, writer: Writer): Promise<SiteFile> {
  const images = filesUnder(bundle, 'cards/images/')
  const sheet = await writer(
    placesInFile((name) => {
      const data = Buffer.from(images.get(name) ?? new Uint8Array()).toString('base64')
      return `data:${imageType(name)};base64,${data}`
    }),
  )
  const [script, style] = await Promise.all([viewerScript(sheet.lang), siteStyle()])
  const body = pageOf(
    {
      kind: 'file',
      title: null,
      head: headInside(script, style),
      main: await fileMain(sheet),
      end: [siteData(sheet, sheet.chain.cards), el('script', {}, verbatim(script))],
    },
    sheet,
  )
  return { type: 'text/html; charset=utf-8', body, csp: fileCsp(script, style) }
}
