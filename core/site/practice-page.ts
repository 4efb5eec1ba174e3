import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from '#core/card/render/h.ts'
import { PRACTISE_ALL, practiseHref, type SiteCard, type SiteLang } from './contract.ts'

const WORDS = {
  zh: {
    title: '一分钟作答',
    lead: '先想十秒，再用五句话、一分钟答完，然后对一对卡片，自己判过没过。打字或开口都行，不录音。',
    private: '练习只记在这个浏览器里，别人看不到，也不会发到任何地方。',
    all: '从头练起',
    noscript: '练习要开启脚本。',
    cards: '选一题',
  },
  en: {
    title: 'One-minute answers',
    lead: 'Think for ten seconds, answer in five sentences within a minute, compare with the card, and judge for yourself. Type or speak; nothing is recorded.',
    private: 'What you practise is kept in this browser only. Nobody else sees it, and nothing is sent anywhere.',
    all: 'All of them, in order',
    noscript: 'Practising takes scripts, which are switched off.',
    cards: 'Choose a question',
  },
} as const satisfies Record<SiteLang, unknown>

const text = (value: string): ElementContent => ({ type: 'text', value })

/**
 * What stands in the place of practice, as HTML: which question to practise, and what was practised. Addresses as on the page
 * it is on. `heading`: which rank its head has there.
 */
export function practiceSection(cards: readonly SiteCard[], lang: SiteLang, heading: 'h1' | 'h2'): string {
  const words = WORDS[lang]
  const [first] = cards
  const section = h('section', { id: 'practice', className: ['v-practice'], ariaLabelledBy: ['practice-title'] }, [
    h(heading, { id: 'practice-title' }, [text(words.title)]),
    h('p', {}, [text(words.lead)]),
    h('noscript', {}, [h('p', { className: ['v-note'] }, [text(words.noscript)])]),
    h('div', { dataScripted: '', hidden: true }, [
      h('p', { className: ['v-note'] }, [text(words.private)]),
      ...(first
        ? [h('p', {}, [h('a', { className: ['v-main'], href: practiseHref(first, PRACTISE_ALL) }, [text(words.all)])])]
        : []),
      h(heading === 'h1' ? 'h2' : 'h3', {}, [text(words.cards)]),
      h('ol', { className: ['v-cards'] }, cards.map(row)),
      h('section', { dataHistory: '' }),
    ]),
  ])
  return toHtml(section)
}

const row = (card: SiteCard): ElementContent =>
  h('li', {}, [
    h('a', { href: practiseHref(card), lang: card.lang, dataWalk: '' }, [text(card.title)]),
    h('span', { className: ['v-last'], dataLast: card.id }),
  ])
