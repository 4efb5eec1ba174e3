import { toHtml } from 'hast-util-to-html'
import { h } from '#core/card/render/h.ts'
import { jsonScript, type SiteLang } from './contract.ts'
import type { SearchCard } from './search-data.ts'

const WORDS = {
  zh: { title: '搜索', label: '搜卡片', hint: '标题、要点、回答，哪里提到都找得到', noscript: '搜索要开启脚本。' },
  en: {
    title: 'Search',
    label: 'Search the cards',
    hint: 'Titles, key points, answers: whatever they mention',
    noscript: 'Searching takes scripts, which are switched off.',
  },
} as const satisfies Record<SiteLang, unknown>

/** What stands in the place of search, as HTML. `heading`: which rank its head has on its page. */
export function searchSection(data: readonly SearchCard[], lang: SiteLang, heading: 'h1' | 'h2'): string {
  const words = WORDS[lang]
  const text = (value: string) => ({ type: 'text', value }) as const
  const section = h(
    'section',
    { id: 'search', className: ['v-search'], dataSearch: '', ariaLabelledBy: ['search-title'] },
    [
      h(heading, { id: 'search-title' }, [text(words.title)]),
      h('form', { role: 'search', method: 'get' }, [
        h('input', {
          type: 'search',
          name: 'q',
          ariaLabel: words.label,
          placeholder: words.hint,
          autoComplete: ['off'],
          spellCheck: 'false',
          enterKeyHint: 'search',
        }),
      ]),
      h('noscript', {}, [h('p', {}, [text(words.noscript)])]),
      h('p', { className: ['v-found'], role: 'status' }),
      h('ol', { className: ['v-results'] }),
    ],
  )
  return `${toHtml(section)}${jsonScript('search-data', data)}`
}
