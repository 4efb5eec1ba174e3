import type { Problem } from '../card.ts'
import type { SectionId } from '../stages.ts'

/** A piece of a rendered section: finished markup, or a place where a live component goes. */
export type Block =
  /** Made by our own serialiser from a sanitised tree; holds no script, no handler, no unsafe URL. */
  { readonly kind: 'html'; readonly html: string } | { readonly kind: 'demo'; readonly id: string }

export type RenderedSection = {
  readonly id: SectionId
  readonly heading: string
  readonly blocks: readonly Block[]
  /** Headings inside the section, for an outline. `id` is the anchor. */
  readonly anchors: readonly { readonly id: string; readonly text: string; readonly depth: number }[]
}

export type RenderedCard = {
  readonly sections: readonly RenderedSection[]
  /** What had to be shown as source instead of rendered, and where. */
  readonly problems: readonly Problem[]
}
