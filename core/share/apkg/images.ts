import path from 'node:path'
import { hashOf } from './ids.ts'

/** Kinds of images that a card shows, by the ending of their files. */
export const IMAGE_ENDINGS: readonly string[] = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif']

export const isImage = (name: string): boolean => IMAGE_ENDINGS.includes(path.extname(name).slice(1).toLowerCase())

/** A name of letters, digits and a few marks, whatever the name was; with its ending. */
export function plainName(name: string): string {
  const { name: stem, ext } = path.posix.parse(name.normalize('NFC').replaceAll('\\', '/'))
  const plain = stem.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '')
  return `${[...plain].slice(0, 60).join('') || 'image'}${ext.toLowerCase()}`
}

/** What an image is called in a package, where all lie in one folder; the same at each export. */
export const packedName = (pathInContent: string): string =>
  `${hashOf(pathInContent).toString(16).slice(0, 8)}-${plainName(path.posix.basename(pathInContent))}`
