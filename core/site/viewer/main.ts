import type { SiteData } from '../contract.ts'
import type { ViewerWords } from '../viewer-words.ts'
import { startDeck } from './deck.ts'
import { startHistory } from './history.ts'
import { startKeys } from './keys.ts'
import { findAll, readJson } from './page.ts'
import { startPractice } from './practice.ts'
import { startReveal } from './reveal.ts'
import { startSearch } from './search.ts'
import { browserStorage, openStore } from './store.ts'

const data = readJson<SiteData>('site-data')
const words = readJson<ViewerWords>('viewer-words')

if (data && words) {
  const here = { data, words, store: openStore(data.chainId, browserStorage()) }
  for (const element of findAll('[data-scripted], [data-practise], [data-keys], [data-reveal-all]'))
    element.hidden = false
  startReveal(here)
  startSearch(here)
  startHistory(here)
  startDeck(here)
  startKeys(here)
  startPractice(here)
}
