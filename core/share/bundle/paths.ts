import { CardId } from '#core/card/card.ts'
import { DemoId, FileName } from '#core/demo/manifest.ts'
import { isWindowsName } from '../plain-path.ts'
import { refuse, type FaultKind } from './fault.ts'

const MAX_PATH = 200
const MAX_NAME = 100
const ARCHIVE = /\.(?:zip|jar|war|apk|tar|tgz|tbz2?|txz|gz|bz2|xz|lzma|7z|rar|zst|lz4|cab|iso|qchain)$/i
const IMAGE = /^[A-Za-z0-9_-]+\.(?:png|jpg|gif|webp|avif)$/
const AT_TOP = ['manifest.json', 'chain.json', 'LICENSE', 'ATTRIBUTION.md']

/** Whether names can lie beside one another in folders, on any system, and are places of a bundle. Throws `Refused`. */
export function checkPaths(paths: readonly string[]): void {
  const [exact, folded, folders] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const path of paths) {
    if (exact.has(path)) refuse('doubled', { path })
    exact.add(path)
    const fold = foldOf(path)
    if (folded.has(fold)) refuse('doubled-folded', { path })
    folded.add(fold)
    // The names on the way of an endless one would be endless text.
    if (path.length > MAX_PATH) refuse('long-name', { path })
    const names = fold.split('/')
    for (const i of names.keys()) if (i > 0) folders.add(names.slice(0, i).join('/'))
  }
  for (const path of paths) {
    if (folders.has(foldOf(path))) refuse('file-and-folder', { path })
    const kind = faultOf(path)
    if (kind !== null) refuse(kind, { path })
  }
}

/** What systems that know no case, or compose letters, could take for the same. */
const foldOf = (path: string): string => path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

function faultOf(path: string): FaultKind | null {
  const names = path.split('/')
  if (path.includes('\\')) return 'backslash'
  if (path.startsWith('/')) return 'absolute'
  if (/^[A-Za-z]:/.test(path)) return 'drive'
  if (names.includes('..')) return 'leads-out'
  if (names.some((name) => name === '' || name === '.')) return 'empty-name'
  if (names.some((name) => name.length > MAX_NAME)) return 'long-name'
  if (names.some((name) => /[. ]$/.test(name))) return 'blank-end'
  if (/[^\x21-\x7e]/.test(path)) return 'odd-name'
  if (names.some((name) => name.startsWith('.'))) return 'hidden'
  if (/[<>:"|?*]/.test(path)) return 'odd-name'
  if (!names.every(isWindowsName)) return 'device'
  if (ARCHIVE.test(path)) return 'archive'
  if (/\.svgz?$/i.test(path)) return 'svg'
  return isPlace(names) ? null : 'no-place'
}

function isPlace([top = '', ...rest]: readonly string[]): boolean {
  const [name = '', ...below] = rest
  switch (top) {
    case 'cards':
    case 'base':
      if (top === 'cards' && name === 'images') return below.length === 1 && IMAGE.test(below[0] ?? '')
      return below.length === 0 && name.endsWith('.mdx') && CardId.safeParse(name.slice(0, -4)).success
    case 'demos':
      return DemoId.safeParse(name).success && FileName.safeParse(below.join('/')).success
    default:
      return rest.length === 0 && AT_TOP.includes(top)
  }
}
