import { sharedHighlighter } from '#core/card/render/highlight.ts'
import type { Bundle } from '#core/share/bundle/bundle.ts'
import { readChain } from './chain.ts'
import type { SiteLang } from './form.ts'
import type { Places } from './places.ts'
import { createRendering } from './rendering.ts'
import type { Sheet } from './sheet.ts'
import { wordsIn } from './words.ts'

/** Hands out what a page is written with. */
export type Writer = (places: Places) => Promise<Sheet>

type Shared = Pick<Sheet, 'chain' | 'highlighter' | 'render'>

/** What all sites of a bundle have in common: read with the first page of any of them, and kept as long as the bundle is. */
const read = new WeakMap<Bundle, Promise<Shared>>()

export function createWriter(bundle: Bundle, lang: SiteLang): Writer {
  return async (places) => {
    const shared = read.get(bundle) ?? share(bundle)
    read.set(bundle, shared)
    return { ...(await shared), lang, words: wordsIn(lang), places }
  }
}

async function share(bundle: Bundle): Promise<Shared> {
  const [chain, highlighter] = await Promise.all([readChain(bundle), sharedHighlighter()])
  return { chain, highlighter, render: createRendering(highlighter) }
}
