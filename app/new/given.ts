import path from 'node:path'
import type { CardId } from '#core/card/card.ts'
import { findCard } from '#core/store/cards.ts'
import { latestPath } from '#core/store/questions.ts'
import { folderPaths } from '#core/store/topics.ts'
import { texts, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'

/** Where cards go that nobody gave a place, as on the command line. */
const INBOX = 'inbox'

/** A card that a new one follows from. `folder`: where its file is; empty for the content folder itself. */
export type Parent = {
  readonly id: CardId
  readonly title: string
  readonly lang: string
  readonly folder: string
}

/** What a new card's form is opened with. */
export type Given = {
  readonly topics: readonly string[]
  /** Where the last card was written in. */
  readonly topic: string
  readonly parent: Parent | null
  readonly words: Words
}

export async function givenFor(parentId: CardId | null): Promise<Given> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const [topics, latest, card] = await Promise.all([
    folderPaths(ctx.db),
    latestPath(ctx.db),
    parentId && findCard(ctx.db, parentId),
  ])
  const parent = card && { id: card.id, title: card.title, lang: card.lang, folder: folderOf(card.path) }
  return { topics, topic: folderOf(latest ?? '') || INBOX, parent, words: wordsOf(t) }
}

const folderOf = (file: string): string => path.posix.dirname(file).replace(/^\.$/, '')

const wordsOf = (t: Translate) => ({
  question: t('newCard.question'),
  topic: t('newCard.topic'),
  topicNote: t('newCard.topicNote'),
  topicBeside: t('newCard.topicBeside'),
  lang: t('newCard.lang'),
  langAuto: {
    zh: t('newCard.langAuto', { lang: t('newCard.zh') }),
    en: t('newCard.langAuto', { lang: t('newCard.en') }),
  },
  zh: t('newCard.zh'),
  en: t('newCard.en'),
  parent: t('newCard.parent'),
  parentFind: t('newCard.parentFind'),
  parentNone: t('newCard.parentNone'),
  parentRemove: t('newCard.parentRemove'),
  make: t('newCard.make'),
  making: t('newCard.making'),
  unreachable: t('newCard.unreachable'),
  like: t('newCard.like'),
  archived: t('newCard.archived'),
  openOf: t('newCard.openOf'),
  promote: t('newCard.promote'),
  // Filled in in the browser, where the question is known.
  promoteThis: t('newCard.promoteThis', { question: '{question}' }),
  memory: {
    remembered: t('memory.remembered'),
    due: t('memory.due'),
    failed: t('memory.failed'),
    new: t('memory.new'),
    locked: t('memory.locked'),
    open: t('memory.open'),
    broken: t('memory.broken'),
  },
})
export type Words = ReturnType<typeof wordsOf>
