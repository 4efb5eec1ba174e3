import { createHash } from 'node:crypto'

/** Changes whenever the same source would be rendered differently; renderings kept under another version are stale. */
const PIPELINE_VERSION = '2'

/**
 * Key under which a card's rendering may be kept: of all that it depends on.
 * @param card its path in the content folder, where its images lie, and the sha256 of its bytes
 */
export function renderingKey(card: { readonly path: string; readonly hash: string }): string {
  return createHash('sha256').update(`${PIPELINE_VERSION}\0${card.path}\0${card.hash}`).digest('hex')
}
