import { createHash } from 'node:crypto'

const REST = "base-uri 'none'; form-action 'none'"

/** Of pages with files beside them: nothing from elsewhere, nothing inline. */
export const FOLDER_CSP = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; ${REST}`

/** Of a page that holds all it needs: just this script and this style, images in it, and no request at all. */
export const fileCsp = (script: string, style: string): string =>
  `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(style)}; img-src data:; ${REST}`

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
