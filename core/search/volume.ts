import type { Fresh } from './fresh.ts'
import type { Part } from './part.ts'
import { partOf, type Segment } from './segment.ts'
import { distinctTerms } from './terms-of-document.ts'

/** A part of an index, with what was taken out of it. */
export type Volume = {
  part: Part
  /** Null: documents are still added, or it is just being made a segment. */
  segment: Segment | null
  /** 1 for each document that is there, 0 for one that was taken out. It may be longer than the part. */
  live: Uint8Array<ArrayBuffer>
  /** Of each term how many documents that were taken out have it. */
  gone: Map<string, number>
  /** The same of the volume that this one is just being merged into. */
  goneFromHeir: Map<string, number> | null
}

export const volumeOf = (segment: Segment): Volume => ({
  ...emptyVolume(partOf(segment)),
  segment,
  live: new Uint8Array(segment.keys.length).fill(1),
})

export const emptyVolume = (part: Fresh | Part): Volume => ({
  part,
  segment: null,
  live: new Uint8Array(64),
  gone: new Map(),
  goneFromHeir: null,
})

/** Documents that have the term and are there. */
export const countIn = ({ part, gone }: Volume, term: string): number =>
  part.count(term) - (gone.size === 0 ? 0 : (gone.get(term) ?? 0))

/** Says that the last document of the part is there. */
export function addLast(volume: Volume): void {
  const document = volume.part.size() - 1
  if (document >= volume.live.length) {
    const wider = new Uint8Array(volume.live.length * 2)
    wider.set(volume.live)
    volume.live = wider
  }
  volume.live[document] = 1
}

/** Takes a document out. Its terms are counted as if it had never been there. */
export function strike(volume: Volume, document: number): void {
  volume.live[document] = 0
  for (const term of distinctTerms(volume.part.read(document))) {
    for (const gone of [volume.gone, volume.goneFromHeir]) gone?.set(term, (gone.get(term) ?? 0) + 1)
  }
}
