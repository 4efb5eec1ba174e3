/** What may stand in an attribute: anything, one of a list, or what a pattern says (with words for the reader). */
export type AttributeRule = {
  readonly name: string
  readonly required?: boolean
  readonly values?: readonly string[]
  readonly pattern?: { readonly regexp: RegExp; readonly words: string }
}

export type ComponentRule = {
  readonly name: string
  readonly attributes: readonly AttributeRule[]
  /** One line for the documentation. */
  readonly doc: string
  readonly example: string
}

export const CALLOUT_KINDS = ['note', 'tip', 'warning', 'unsure'] as const

const DEMO_ID = { regexp: /^[a-z0-9][a-z0-9-]{0,63}$/, words: 'must be a-z, 0-9 and "-"' }

/** The vocabulary of a card. Attributes are literal strings; nothing else is ever rendered as a component. */
export const COMPONENTS: readonly ComponentRule[] = [
  {
    name: 'Demo',
    attributes: [{ name: 'id', required: true, pattern: DEMO_ID }],
    doc: 'A runnable demo, on a line of its own.',
    example: '<Demo id="nginx-upgrade" />',
  },
  {
    name: 'Callout',
    attributes: [{ name: 'kind', values: CALLOUT_KINDS }, { name: 'title' }],
    doc: 'A remark set apart from the text; `unsure` marks what the author has not verified.',
    example: '<Callout kind="warning" title="Careful">…</Callout>',
  },
  {
    name: 'Figure',
    attributes: [{ name: 'src', required: true }, { name: 'alt', required: true }, { name: 'caption' }],
    doc: 'An image with a caption; `src` is relative to the card file.',
    example: '<Figure src="fork.svg" alt="Two processes share a socket" caption="After fork" />',
  },
  {
    name: 'Details',
    attributes: [{ name: 'summary', required: true }],
    doc: 'Text that is folded away until the reader asks for it.',
    example: '<Details summary="Proof">…</Details>',
  },
  { name: 'Kbd', attributes: [], doc: 'A key to press.', example: '<Kbd>Ctrl</Kbd>' },
]

const words = (list: string): readonly string[] => list.split(' ')

/** HTML elements an author may write. None of them can run, load or send anything without an attribute. */
export const HTML_ELEMENTS = words(
  'a abbr b blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li ' +
    'mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var',
)

const LENGTH = { regexp: /^\d{1,4}%?$/, words: 'must be a number of pixels or a percentage' }
const COUNT = { regexp: /^\d{1,4}$/, words: 'must be a number' }
const GLOBAL: readonly AttributeRule[] = [
  { name: 'id' },
  { name: 'title' },
  { name: 'lang', pattern: { regexp: /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/, words: 'must be a language tag' } },
  { name: 'dir', values: ['ltr', 'rtl', 'auto'] },
]
const SPAN: readonly AttributeRule[] = [
  { name: 'align', values: ['left', 'center', 'right'] },
  { name: 'colspan', pattern: COUNT },
  { name: 'rowspan', pattern: COUNT },
]
const OWN: Readonly<Record<string, readonly AttributeRule[]>> = {
  a: [{ name: 'href' }],
  img: [{ name: 'src' }, { name: 'alt' }, { name: 'width', pattern: LENGTH }, { name: 'height', pattern: LENGTH }],
  ol: [{ name: 'start', pattern: COUNT }],
  details: [{ name: 'open', values: ['true'] }],
  td: SPAN,
  th: SPAN,
}

/** Attributes allowed on one of `HTML_ELEMENTS`. No class and no style: a card cannot dress up as the app. */
export const attributesOf = (element: string): readonly AttributeRule[] => [
  ...(Object.hasOwn(OWN, element) ? (OWN[element] ?? []) : []),
  ...GLOBAL,
]
