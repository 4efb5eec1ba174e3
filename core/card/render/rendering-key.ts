import { createHash } from 'node:crypto'

/** Changes whenever the same source would be rendered differently; renderings kept under another version are stale. */
export const PIPELINE_VERSION = '1'

/**
 * Key under which a rendering of `source` may be kept.
 * @param file the card's path in the content folder, on which the addresses of its images depend
 */
export function renderingKey(source: string, file = ''): string {
  return createHash('sha256').update(`${PIPELINE_VERSION}\0${file}\0${source}`).digest('hex')
}
