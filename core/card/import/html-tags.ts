import { attributesOf, HTML_ELEMENTS } from '../render/components.ts'

/** `keep`: HTML that a card may use stays HTML. `show`: all of it is text. */
export type HtmlPolicy = 'keep' | 'show'

/** Elements that Markdown takes for HTML wherever they stand, besides those that a card may use. */
const OTHERS =
  'address article aside base body button center col colgroup dialog fieldset font footer form frame frameset head header ' +
  'html iframe input label legend link main menu meta nav noframes object optgroup option p param script search section ' +
  'select source style textarea title track video audio svg'

/** Names of elements that are meant as HTML, not as `vector<int>` is. */
export const ALL_HTML: readonly string[] = [...HTML_ELEMENTS, ...OTHERS.split(' ')]

const COMMENT = /^<!--([\s\S]*?)-->$/
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"<>{}]*"|'[^'<>{}]*'))?)*)\s*(\/?)>/g
const ATTRIBUTE = /([A-Za-z_:][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'))?/g
const VOID = ['br', 'hr', 'img']

/**
 * A piece of HTML as MDX that means the same. Null: it has to be shown as it is written.
 * @param unbalanced elements of the text that are opened and not closed, or the other way about
 */
export function htmlAsMdx(html: string, policy: HtmlPolicy, unbalanced: ReadonlySet<string>): string | null {
  const comment = COMMENT.exec(html.trim())?.[1]
  if (comment !== undefined) return canBeComment(comment) ? html.replace(html.trim(), () => `{/*${comment}*/}`) : null
  if (policy === 'show') return null
  let isAllowed = true
  const text = html.replace(TAG, (_, close: string, name: string, attributes: string, self: string) => {
    const tag = tagAsMdx(close, name.toLowerCase(), attributes, self)
    isAllowed &&= tag !== null && !unbalanced.has(name.toLowerCase())
    return tag ?? ''
  })
  const between = html.replace(TAG, '')
  return isAllowed && !/[<{}]/.test(between) ? text : null
}

/** Names of elements that are not closed as often as they are opened in these pieces of HTML. */
export function unbalancedIn(pieces: readonly string[]): ReadonlySet<string> {
  const open = new Map<string, number>()
  for (const [, close, given = '', , self] of pieces.flatMap((html) => [...html.matchAll(TAG)])) {
    const name = given.toLowerCase()
    if (self === '' && !VOID.includes(name)) open.set(name, (open.get(name) ?? 0) + (close === '' ? 1 : -1))
  }
  return new Set([...open].flatMap(([name, count]) => (count === 0 ? [] : [name])))
}

/** Braces are counted, and a blank line would end it within a sentence. */
const canBeComment = (text: string): boolean => !/[{}]|\*\/|\n[ \t]*\n|^\/|\n>/.test(text)

function tagAsMdx(close: string, name: string, attributes: string, self: string): string | null {
  if (!HTML_ELEMENTS.includes(name)) return null
  if (close !== '') return VOID.includes(name) ? null : `</${name}>`
  const rules = attributesOf(name)
  const isKnown = [...attributes.matchAll(ATTRIBUTE)].every(([, key]) => rules.some((rule) => rule.name === key))
  if (!isKnown) return null
  return `<${name}${attributes}${self !== '' || VOID.includes(name) ? ' /' : ''}>`
}

/** A piece of HTML as text that shows it, each of its characters an ordinary one. */
export const htmlAsText = (html: string): string =>
  html.replace(/[\\`*_{}[\]<&~$|@]|:(?=\/\/)|(?<=www)\./gi, String.raw`\$&`)

/** What is to be read of HTML that stays HTML. */
export const textOfHtml = (html: string): string => (COMMENT.test(html.trim()) ? '' : html.replace(TAG, ''))
