import type { Problem } from '#core/card/card.ts'
import type { BrokenLink } from '#core/store/cards.ts'

/** `file:line:column: warning: what is wrong; how to mend it`, as editors understand it. */
export const problemLine = ({ file, line, column, severity, message, mend }: Problem): string =>
  `${file}:${line}:${column}: ${severity}: ${message}; ${mend}`

export const brokenLinkLine = ({ path, toId, text }: BrokenLink): string =>
  `${path}: warning: links to card:${toId}, which does not exist${text === '' ? '' : ` (“${text}”)`}; mend the id or remove the link`
