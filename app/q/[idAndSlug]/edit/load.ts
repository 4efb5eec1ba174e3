import path from 'node:path'
import { cache } from 'react'
import { CardId } from '#core/card/card.ts'
import { parseCard } from '#core/card/parse.ts'
import type { SectionId } from '#core/card/stages.ts'
import { textOf } from '#core/card/with-text.ts'
import { demoTitles } from '#core/study/demos.ts'
import { listEditDrafts } from '#core/study/edit-drafts.ts'
import { takenInCards } from '#core/study/merged.ts'
import { speechRate } from '#core/study/nitpick.ts'
import { type CardText, openText } from '#core/study/write-card.ts'
import { editorEn } from '../../../_messages/editor.en.ts'
import { editorZh } from '../../../_messages/editor.zh.ts'
import { mentionsEn } from '../../../_messages/mentions.en.ts'
import { mentionsZh } from '../../../_messages/mentions.zh.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { cardHref, idOfParam } from '../../../_ui/links.ts'
import { sectionName } from '../../../_ui/stage.ts'
import { isPart, onWire, type Part, partsOffered } from './_editor/parts.ts'
import type { Given } from './_editor/views.ts'

/** A card’s file, opened once a request. Null: the address names no card. */
export const load = cache(async (param: string) => {
  const id = CardId.safeParse(idOfParam(param))
  return id.success ? openText((await study()).ctx, id.data) : null
})

/** Everything the editor needs, in the reader’s words. */
export async function givenOf(opened: CardText, asked: unknown): Promise<Given> {
  const { id, path: inContent, hash, source, title, lang } = opened
  const [{ ctx, settings }, { t, locale }] = await Promise.all([study(), i18n()])
  const [drafts, takenIn, demos, rate] = await Promise.all([
    listEditDrafts(ctx, id),
    takenInCards(ctx, id),
    demoTitles(ctx),
    speechRate(ctx),
  ])
  const parsed = parseCard(source, inContent)
  const sections = new Set<SectionId>(parsed.card?.sections.map((section) => section.id))
  const parts = partsOffered((part) => sections.has(part) || drafts.some((draft) => draft.part === part))
  const wanted: Part = isPart(asked) && parts.includes(asked) ? asked : 'question'
  const part = parsed.card === null ? 'whole' : wanted
  const absolute = path.join(ctx.contentDir, inContent)
  const relative = path.relative(process.cwd(), absolute)
  return {
    card: { id, title, lang, href: cardHref(opened) },
    file: { path: inContent, hash, source },
    place: { absolute, shown: relative.startsWith('..') ? absolute : relative },
    part,
    parts,
    text: textOf(parsed, onWire(part)).replace(/\r\n?/g, '\n'),
    drafts: drafts.map((draft) => ({
      id: draft.id,
      cardId: draft.cardId,
      part: draft.part ?? 'whole',
      baseHash: draft.baseHash,
      text: draft.text,
      seq: draft.seq,
      savedAt: draft.savedAt.toISOString(),
    })),
    takenIn: takenIn.map((card) => ({ id: card.id, title: card.title, lang: card.lang })),
    demos: demos.map((demo) => ({ id: demo.id, title: demo.title[locale] })),
    rate,
    locale,
    timeZone: settings.day.timeZone,
    words: locale === 'zh' ? editorZh : editorEn,
    suggestWords: (locale === 'zh' ? mentionsZh : mentionsEn).suggest,
    names: {
      whole: t('editor.whole'),
      preface: t('editor.preface'),
      question: sectionName('question', locale),
      thought: sectionName('thought', locale),
      answer: sectionName('answer', locale),
      nitpick: sectionName('nitpick', locale),
      verdict: sectionName('verdict', locale),
      followups: sectionName('followups', locale),
      redesign: sectionName('redesign', locale),
      gap: sectionName('gap', locale),
      'review-notes': sectionName('review-notes', locale),
    },
  }
}
