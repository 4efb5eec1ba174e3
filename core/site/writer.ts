import { sharedHighlighter } from '#core/card/render/highlight.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { readChain } from './chain.ts'
import type { SiteLang } from './form.ts'
import type { Places } from './places.ts'
import { createRendering } from './rendering.ts'
import type { Sheet } from './sheet.ts'
import { wordsIn } from './words.ts'

/** Hands out what a page is written with; what all of them share is made with the first. */
export type Writer = (places: Places) => Promise<Sheet>

export function createWriter(bundle: Bundle, lang: SiteLang): Writer {
  const shared = async (): Promise<Omit<Sheet, 'places'>> => {
    const [chain, highlighter] = await Promise.all([readChain(bundle), sharedHighlighter()])
    return { chain, lang, words: wordsIn(lang), highlighter, render: createRendering(highlighter) }
  }
  let made: ReturnType<typeof shared> | undefined
  return async (places) => ({ ...(await (made ??= shared())), places })
}
