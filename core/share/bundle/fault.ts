import { printable } from '../printable.ts'

/** What can be wrong with a bundle, in the order in which it is looked for, and how it is said. */
const WORDS = {
  // The file.
  'too-large': 'it is larger than a bundle may be',
  'no-bundle': 'it is neither a zip file nor JSON',
  'cut-short': 'it is a zip file without its end',
  'bytes-beside': 'it holds bytes that belong to no file in it',
  'second-end': 'it ends twice, so that it could be read in two ways',
  zip64: 'it is written as a zip file of more than 4 GB',
  'several-disks': 'it is one part of a zip file',
  'broken-directory': 'its list of files is damaged',
  overlap: 'files in it lie over one another',
  'too-many-files': 'it has more files than a bundle may have',
  // Each entry of a zip file.
  locked: 'is locked with a password',
  method: 'is packed in a way that bundles are not',
  link: 'is a link',
  folder: 'is a folder, and bundles hold files only',
  'no-plain-file': 'is no plain file',
  'extra-field': 'has more to it than a name and bytes',
  'local-differs': 'is told of in two ways, at its place and in the list of files',
  'too-tight': 'unpacks to more times its size than anything honest does',
  'too-large-unpacked': 'it unpacks to more than a bundle may hold',
  'broken-packing': 'cannot be unpacked',
  'other-length': 'unpacks to another length than it says',
  damaged: 'is damaged: its checksum is another',
  // Names.
  doubled: 'is there twice',
  'doubled-folded': 'is there twice for systems that know no case or compose letters',
  'file-and-folder': 'is both a file and a folder',
  'leads-out': 'leads out of its folder',
  absolute: 'begins at the root of a disk',
  drive: 'names a drive',
  backslash: 'has a backslash in its name',
  'long-name': 'has a name that is too long',
  'odd-name': 'has a name with characters that names of bundles do not have',
  'empty-name': 'has a part without a name on its way',
  hidden: 'is hidden',
  'blank-end': 'has a name that ends with a dot or a blank',
  device: 'has the name of a device of Windows',
  archive: 'is an archive itself',
  'no-place': 'lies where bundles have no files',
  // JSON.
  'no-text': 'is not UTF-8',
  'too-deep': 'has more things inside one another than a bundle has',
  'too-many-parts': 'has more parts than a bundle has',
  'doubled-key': 'says the same thing twice',
  'odd-key': 'has a name in it that stands for something else in programs',
  'odd-number': 'has a number in it that is no count',
  'odd-text': 'has half a character in it',
  'no-json': 'is no JSON',
  'no-document': 'is no bundle',
  // The manifest, and what it lists.
  'no-manifest': 'it has no manifest.json',
  'unknown-format': 'it is in another format',
  'newer-format': 'it was made by a newer version',
  'broken-manifest': 'says something that no manifest says',
  unlisted: 'is not in the manifest',
  absent: 'is in the manifest, and not there',
  'other-size': 'is of another size than the manifest says',
  'other-hash': 'has another sha256 than the manifest says',
  'other-content': 'its contentHash is not that of its files',
  // The content.
  'card-too-large': 'is larger than a card may be',
  'too-intricate': 'takes too long to be read',
  'no-card': 'cannot be read as a card',
  'other-id': 'has another id than its name says',
  'not-canonical': 'is not written as bundles write cards',
  'no-root': 'it does not hold the card that it begins with',
  'other-chain': 'says something else than the cards do',
  'other-title': 'has another title or other languages than the cards',
  'no-base': 'it is a patch that does not say what it changes',
  'base-alone': 'says what a card was that is not there',
  svg: 'is an SVG, which can hold scripts',
  'no-image': 'is none of the images that cards show',
  'other-kind': 'is an image of another kind than its name says',
  'other-name': 'is not named by its hash',
  'other-licence': 'names another licence than the manifest',
  'broken-demo': 'is no demo',
  'demo-beside': 'is in the folder of a demo, and no part of it',
} as const

export type FaultKind = keyof typeof WORDS
export const FAULT_KINDS = Object.keys(WORDS)

/** Why a bundle is not taken. */
export type BundleFault = {
  readonly kind: FaultKind
  /** The file in it that is meant; it comes from outside, and may be anything. */
  readonly path?: string
  /** More exactly, in English: a place in the manifest, a value. */
  readonly said?: string
  readonly limit?: number
}

/** Longer ones are no names, and fill the screen. */
const MAX_SHOWN = 120

/** In English, on one line, safe for a terminal. */
export function faultText({ kind, path, said, limit }: BundleFault): string {
  const more = [said, limit === undefined ? undefined : `at most ${limit}`].filter((one) => one !== undefined)
  const shown = [path, WORDS[kind], more.length === 0 ? undefined : `(${more.join(', ')})`]
  return shown.flatMap((one) => (one === undefined ? [] : [printable(one.slice(0, MAX_SHOWN))])).join(' ')
}

/** Thrown on the way of reading, and caught at its doors. */
export class Refused extends Error {
  readonly fault: BundleFault
  constructor(fault: BundleFault) {
    super(faultText(fault))
    this.fault = fault
  }
}

export function refuse(kind: FaultKind, more: Omit<BundleFault, 'kind'> = {}): never {
  throw new Refused({ kind, ...more })
}
