import { FOLDER_CSP, fileCsp } from './csp.ts'
import type { SiteForm } from './form.ts'
import type { Head } from './frame.ts'
import { el, verbatim } from './html.ts'
import { ICON } from './icon.ts'
import type { Sheet } from './sheet.ts'

/** Of a page with files beside it. On a server its policy is a header. */
export function headBeside({ places, chain, words }: Sheet, form: Exclude<SiteForm, { kind: 'file' }>): Head {
  const { title } = chain.manifest
  return [
    form.kind === 'folder' ? policy(FOLDER_CSP) : null,
    form.kind === 'share' && !form.isIndexed ? el('meta', { name: 'robots', content: 'noindex, nofollow' }) : null,
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', words.lead),
    form.kind === 'share' && form.preview !== null
      ? [property('og:image', form.preview), el('meta', { name: 'twitter:card', content: 'summary_large_image' })]
      : null,
    el('link', { rel: ['icon'], href: places.file('icon.svg'), type: 'image/svg+xml' }),
    el('link', { rel: ['stylesheet'], href: places.file('site.css') }),
  ]
}

/** Of a page that holds all it needs. */
export const headInside = (script: string, style: string): Head => [
  policy(fileCsp(script, style)),
  el('link', { rel: ['icon'], href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }),
  el('style', {}, verbatim(style)),
]

const policy = (csp: string) => el('meta', { httpEquiv: ['Content-Security-Policy'], content: csp })

const property = (name: string, content: string) => el('meta', { property: name, content })
