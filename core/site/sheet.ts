import type { Highlighter } from '#core/card/render/render.ts'
import type { RenderedCard } from '#core/card/render/rendered.ts'
import type { Chain, SiteCard } from './chain.ts'
import type { SiteLang } from './form.ts'
import type { Places } from './places.ts'
import type { Words } from './words.ts'

/** What a page is written with. */
export type Sheet = {
  readonly chain: Chain
  readonly lang: SiteLang
  readonly words: Words
  readonly places: Places
  readonly highlighter: Highlighter
  readonly render: (card: SiteCard) => RenderedCard
}
