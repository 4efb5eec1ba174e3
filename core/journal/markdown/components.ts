import { COMPONENTS, attributesOf } from '#core/card/render/components.ts'
import { type JsxElement, readLiterals } from '#core/card/render/literals.ts'
import { type Place, plain, type Words, writeImage, writeLink } from './links.ts'
import { wikilink } from './vault.ts'

/** What Obsidian calls our kinds of callouts, where it calls them otherwise. */
const CALLOUTS: Readonly<Record<string, string>> = { unsure: 'question' }

/** A component or an element as Obsidian wants it. Null: as it stands, but for what is in it. `words`: what is in it. */
export function writeComponent(node: JsxElement, words: Words, at: Place): string | null {
  const name = node.name ?? ''
  const rules = COMPONENTS.find((one) => one.name === name)?.attributes ?? attributesOf(name)
  const literals = readLiterals(node, rules)
  // What is not rendered here is not rendered there.
  if (!('values' in literals)) return words.written
  const value = (attribute: string): string => literals.values.get(attribute) ?? ''
  const isBlock = node.type === 'mdxJsxFlowElement'
  switch (name) {
    case 'Callout': {
      const kind = CALLOUTS[value('kind')] ?? (value('kind') || 'note')
      return isBlock ? quoted(`[!${kind}] ${plain(value('title'))}`, words.written) : words.written
    }
    case 'Details':
      return isBlock ? quoted(`[!info]- ${plain(value('summary'))}`, words.written) : words.written
    case 'Figure': {
      const caption = plain(value('caption'))
      const image = writeImage(value('src'), value('alt'), at)
      return isBlock && caption !== '' ? `${image}\n\n*${caption}*` : image
    }
    case 'Demo':
      return writeDemo(value('id'), isBlock, at)
    case 'Kbd':
      return `<kbd>${words.written}</kbd>`
    case 'img':
      return writeImage(value('src'), value('alt'), at)
    case 'a':
      return writeLink(value('href'), words, at, 'whole')
    case '':
      return words.written
    default:
      return null
  }
}

function writeDemo(id: string, isBlock: boolean, { vault, isInTable }: Place): string {
  const demo = vault.demo(id)
  if (demo === null) return `Demo ${id}`
  const link = wikilink(demo, `Demo: ${demo.title}`, isInTable ? '\\|' : '|')
  return isBlock ? `${link}\n\n${fenced(demo.lang, demo.source)}` : link
}

/** Code, in marks that do not stand in it. */
export function fenced(lang: string, code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((marks) => marks.length))
  const marks = '`'.repeat(Math.max(3, longest + 1))
  return `${marks}${lang}\n${code.replace(/\n$/, '')}\n${marks}`
}

function quoted(head: string, text: string): string {
  const lines = text.split(/\r\n|\n|\r/)
  const indents = lines.slice(1).flatMap((line) => (line.trim() === '' ? [] : (/^[ \t]*/.exec(line)?.[0].length ?? 0)))
  // What stands inside of tags is mostly indented, which would make code of it once they are gone.
  const indent = Math.min(...indents, 8)
  const shifted = lines.map((line, i) => (i === 0 ? line : line.slice(Math.min(indent, line.length))))
  return [head.trim(), ...shifted].map((line) => `> ${line}`.trimEnd()).join('\n')
}
