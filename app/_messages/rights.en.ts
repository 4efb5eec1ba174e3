import type { rightsZh } from './rights.zh.ts'
import type { Texts } from './shape.ts'

export const rightsEn: Texts<typeof rightsZh> = {
  title: 'Attribution',
  authors: 'By',
  license: 'Licence',
  from: 'From the chain',
  version: 'version {version, number}',
  copy: 'Copy as Markdown',
  copied: 'Copied',
  settings: {
    title: 'Sharing',
    what: 'When a chain is shared, this holds for cards that say nothing else. Authors and licence that a card names stay as they are.',
    name: 'Name',
    nameNote: 'Who is named as the author of a chain. Empty: nobody is.',
    url: 'Home page',
    urlNote: 'An address that goes with the name, beginning with http or https. It may be left out.',
    license: 'Licence',
    licenseNote: 'As SPDX has it. CC-BY-4.0: whoever names the author may do as they like.',
    noName: 'Not saved: a home page needs a name to go with it.',
  },
}
