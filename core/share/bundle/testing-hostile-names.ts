import { zipOf } from '../testing-zip.ts'
import { bytes, withEntry } from './testing-forge.ts'
import type { Hostile } from './testing-hostile-zip.ts'

const UTF8 = 0x800
const named = (name: string): Buffer => withEntry({ name, bytes: bytes('x'), flags: UTF8 })
const both = (...names: readonly string[]): Buffer =>
  zipOf(names.map((name) => ({ name, bytes: bytes('x'), flags: UTF8 })))

/** What is bad about names. */
export const HOSTILE_NAMES: readonly Hostile[] = [
  ['a way up', 'leads-out', () => named('../evil.mdx')],
  ['a way up further in', 'leads-out', () => named('cards/../../evil.mdx')],
  ['a way from the root', 'absolute', () => named('/etc/cron.d/evil')],
  ['a drive', 'drive', () => named('C:evil.mdx')],
  ['a path of another system', 'backslash', () => named('..\\evil.mdx')],
  ['a name twice', 'doubled', () => both('cards/q-a.mdx', 'cards/q-a.mdx')],
  ['a name in two cases', 'doubled-folded', () => both('cards/q-a.mdx', 'Cards/Q-A.mdx')],
  ['a name composed and decomposed', 'doubled-folded', () => both('cards/\u00e9.mdx', 'cards/e\u0301.mdx')],
  ['a name that is wide', 'doubled-folded', () => both('cards/q-a.mdx', 'cards/q-\uff41.mdx')],
  ['a file that is a folder', 'file-and-folder', () => both('demos/hello', 'demos/hello/main.c')],
  ['a folder that is a file later', 'file-and-folder', () => both('demos/hello/main.c', 'DEMOS/hello')],
  ['a name of 300 characters', 'long-name', () => named(`cards/${'a'.repeat(300)}.mdx`)],
  ['a name of 120 characters', 'long-name', () => named(`demos/hello/${'a'.repeat(120)}`)],
  ['a name that clears the screen', 'odd-name', () => named('cards/\x1b[2J.mdx')],
  ['a name with an end in it', 'odd-name', () => named('cards/q-a.mdx\0.png')],
  ['a name that is read backwards', 'odd-name', () => named('cards/\u202Exdm.exe')],
  ['a name with something invisible', 'odd-name', () => named('cards/q-\u200Ba.mdx')],
  ['a name with a line end', 'odd-name', () => named('cards/q\n-a.mdx')],
  ['a name in a code that is not told', 'odd-name', () => withEntry({ name: 'cards/\u00e9.mdx', bytes: bytes('x') })],
  ['a stream beside a file', 'odd-name', () => named('cards/q-a.mdx:evil')],
  ['a name without a name', 'empty-name', () => named('cards//q-a.mdx')],
  ['a name that stays where it is', 'empty-name', () => named('cards/./q-a.mdx')],
  ['a hidden file', 'hidden', () => named('.git/config')],
  ['word of where a demo came from', 'hidden', () => named('demos/hello/.origin.json')],
  ['a dot at the end', 'blank-end', () => named('cards/q-a.mdx.')],
  ['a blank at the end of a folder', 'blank-end', () => named('cards /q-a.mdx')],
  ['a device', 'device', () => named('demos/hello/con.c')],
  ['an archive', 'archive', () => named('demos/hello/more.zip')],
  ['an archive in a card’s place', 'archive', () => named('cards/q-a.tar')],
  ['a drawing', 'svg', () => named('cards/images/0123456789abcdef.svg')],
  ['a page', 'no-place', () => named('index.html')],
  ['a card that is no card by name', 'no-place', () => named('cards/Q.mdx')],
  ['a file beside the images', 'no-place', () => named('cards/images/deep/0123456789abcdef.png')],
  ['a demo whose name is none', 'no-place', () => named('demos/Hello!/main.c')],
  ['a file of a demo whose name is none', 'no-place', () => named('demos/hello/-rf')],
  ['a file of a demo far down', 'no-place', () => named('demos/hello/a/b/c/d/e.c')],
]
