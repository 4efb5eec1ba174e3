import path from 'node:path'
import type { Problem } from '#core/card/card.ts'
import type { Finding } from '#core/card/lint/finding.ts'
import type { BrokenLink } from '#core/store/cards.ts'

/** `file:line:column: warning: what is wrong; how to mend it`, as editors understand it. */
export const problemLine = ({ file, line, column, severity, message, mend }: Problem): string =>
  `${file}:${line}:${column}: ${severity}: ${message}; ${mend}`

/** The same, with the name of the rule at its end. */
export const findingLine = ({ file, line, column, severity, message, mend, rule }: Finding): string =>
  `${file}:${line}:${column}: ${severity}: ${message}; ${mend} [${rule}]`

/** A command that makes GitHub show it beside the line. `folder`: where the content lies, from the repository’s root. */
export const githubLine =
  (folder: string) =>
  ({ file, line, column, severity, message, mend, rule }: Finding): string => {
    const level = severity === 'note' ? 'notice' : severity
    const place = `file=${property(path.posix.join(folder, file))},line=${line},col=${column},title=${rule}`
    return `::${level} ${place}::${data(`${message}; ${mend}`)}`
  }

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export const brokenLinkLine = ({ path, toId, name, text }: BrokenLink): string => {
  const target = toId === null ? `[[${name}]]` : `card:${toId}`
  return `${path}: warning: links to ${target}, which does not exist${text === '' ? '' : ` (“${text}”)`}; mend or remove the link`
}
