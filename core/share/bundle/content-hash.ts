import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { CardId } from '#core/card/card.ts'

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** JSON in canonical form (RFC 8785), which ends with a line end. */
export const canonicalJson = (value: unknown): string => `${canonicalize(value) ?? 'null'}\n`

/** Whether a file is part of what is taken in, and not only told of it. */
const isContent = (path: string): boolean => path.startsWith('cards/') || path.startsWith('demos/')

/**
 * What makes two bundles the same content, in hex: the sha256 of the canonical JSON of the root and of the path and sha256 of
 * each card, image and demo file, by path.
 */
export function contentHash(
  root: CardId,
  files: readonly { readonly path: string; readonly sha256: string }[],
): string {
  const content = files
    .filter(({ path }) => isContent(path))
    .map(({ path, sha256: hash }) => ({ path, sha256: hash }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return sha256(canonicalJson({ root, files: content }))
}
