import { cutWords } from '../text/segments.ts'
import { STOP_WORDS_EN, STOP_WORDS_ZH } from './data/stop-words.ts'

const HAN_RUN = /\p{Script=Han}+/gu
// A name with its joints is one term: SO_REUSEADDR, worker_shutdown_timeout, HTTP/2, C++.
const LATIN = /[\p{L}\p{N}][\p{L}\p{N}_.+#/'-]*/gu

/**
 * What a title or a key point is about: its words without those every question has, in order, each once. Chinese the
 * dictionary cuts into single characters (端 口) is put together again, as far as these stand side by side.
 */
export function termsOf(text: string): readonly string[] {
  const cased = text.normalize('NFKC')
  const found: { readonly at: number; readonly term: string }[] = []
  for (const { 0: run, index } of cased.matchAll(HAN_RUN)) {
    for (const term of chineseTerms(run)) found.push({ at: index + term.at, term: term.term })
  }
  for (const { 0: piece, index } of cased.replace(HAN_RUN, (run) => ' '.repeat(run.length)).matchAll(LATIN)) {
    const term = piece.replace(/[^\p{L}\p{N}+#]+$/u, '')
    if (!STOP_WORDS_EN.has(term.toLowerCase()) && !/^(?:\d|\p{L})$/u.test(term)) found.push({ at: index, term })
  }
  const terms = new Map<string, string>()
  for (const { term } of found.sort((a, b) => a.at - b.at)) {
    if (!terms.has(term.toLowerCase())) terms.set(term.toLowerCase(), term)
  }
  return [...terms.values()]
}

function chineseTerms(run: string): { readonly at: number; readonly term: string }[] {
  const terms: { at: number; term: string }[] = []
  let [at, single] = [0, '']
  const close = (): void => {
    if (single.length > 1) terms.push({ at: at - single.length, term: single })
    single = ''
  }
  for (const word of cutWords(run)) {
    if (STOP_WORDS_ZH.has(word)) close()
    else if (Array.from(word).length === 1) single += word
    else {
      close()
      terms.push({ at, term: word })
    }
    at += word.length
  }
  close()
  return terms
}
