import type { SiteData } from '../contract.ts'
import type { ViewerWords } from '../viewer-words.ts'
import { startDeck } from './deck.ts'
import { startHistory } from './history.ts'
import { startKeys } from './keys.ts'
import { findAll, readJson } from './page.ts'
import { startPractice } from './practice.ts'
import { startReveal } from './reveal.ts'
import { startSearch } from './search.ts'
import { openSingleKeys } from './single-keys.ts'
import { browserStorage, openStore } from './store.ts'

/** Brings a page to life. */
export function start(words: ViewerWords): void {
  const data = readJson<SiteData>('site-data')
  if (data === null) return
  const storage = browserStorage()
  const here = { data, words, store: openStore(data.chainId, storage) }
  const singleKeys = openSingleKeys(storage)
  for (const element of findAll('[data-scripted], [data-keys]')) element.hidden = false
  startReveal(here)
  startSearch(here)
  startHistory(here)
  startDeck(here, singleKeys)
  startKeys(here, singleKeys)
  startPractice(here)
}
