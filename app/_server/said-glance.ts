import type { CardGlance } from '#core/study/card-glance.ts'
import type { DemoGlance } from '#core/study/demo-glance.ts'
import { markOf, type MemoryMark } from '../_ui/memory.ts'
import { i18n } from './i18n.ts'

/** What a link leads to, in the reader’s words. */
export type SaidGlance = {
  readonly title: string
  /** BCP 47: of the title and the texts. */
  readonly lang: string
  /** Null: nothing that is remembered. */
  readonly mark: MemoryMark | null
  readonly facts: readonly string[]
  readonly text: string
  readonly answer: string | null
}

export async function sayCardGlance(glance: CardGlance): Promise<SaidGlance> {
  const { t } = await i18n()
  const { title, lang, topics, archived, standing, category, question, answer, followUps, openQuestions } = glance
  const mark = markOf(standing)
  return {
    title,
    lang,
    mark,
    facts: [
      t(`memory.${mark}`),
      ...(archived ? [t('organise.mark')] : []),
      topics.length > 0 ? topics.join(' · ') : t(`category.${category}`),
      ...(followUps > 0 ? [t('card.followUps', { count: followUps })] : []),
      ...(openQuestions > 0 ? [t('card.openCount', { count: openQuestions })] : []),
    ],
    text: question,
    answer,
  }
}

export async function sayDemoGlance({ title, lang, look, cards }: DemoGlance): Promise<SaidGlance> {
  const { t, locale } = await i18n()
  return {
    title: title[locale],
    lang: locale,
    mark: null,
    facts: [t('mentions.demo'), t(`demo.lang.${lang}`), ...(cards > 0 ? [t('demo.cardCount', { count: cards })] : [])],
    text: look?.[locale].split(/\n\s*\n/)[0] ?? '',
    answer: null,
  }
}
