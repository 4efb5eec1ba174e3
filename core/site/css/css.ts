import { INK_CSS } from '../ink.ts'
import { BASE_CSS } from './base.ts'
import { CARD_CSS } from './card.ts'
import { INDEX_CSS } from './index.ts'
import { PAPER_CSS } from './paper.ts'
import { PROSE_CSS } from './prose.ts'

/** The style of every page of a site, without the blanks that only make it readable here. */
export const SITE_CSS = [BASE_CSS, INDEX_CSS, CARD_CSS, PROSE_CSS, INK_CSS, PAPER_CSS]
  .join('')
  .replace(/\s*\n\s*/g, '\n')
  .replace(/ ?([{;,]) /g, '$1')
  .replace(/\n/g, '')
  .replaceAll(';}', '}')
