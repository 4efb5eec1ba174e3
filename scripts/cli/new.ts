import path from 'node:path'
import { newCard as makeCard, type AskError } from '#core/study/ask.ts'
import { likeQuestions, VERY_LIKE } from '#core/study/questions.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Questions named at most, each of cards and of open ones. */
const NAMED = 3

/** Makes a card file with the eight headings, ready to be written in, and takes it into the index. Says what asks the like. */
export async function newCard(
  question: string,
  { topic, lang = null }: { readonly topic: string; readonly lang?: string | null },
): Promise<Output> {
  return withLibrary(async (ctx) => {
    const like = await likeQuestions(ctx, question, NAMED)
    const made = await makeCard(ctx, { title: question, topic, lang, parentId: null, whenTaken: 'refuse' })
    if (!made.ok) throw refusal(made.error, topic, lang)
    const isVery = ({ score }: { readonly score: number }): boolean => score >= VERY_LIKE
    const cards = like.cards
      .filter(isVery)
      .map(({ id, title, path: file, score }) => ({ id, title, path: file, score }))
    const open = like.open.filter(isVery).map(({ parentId, text, score }) => ({ parentId, text, score }))
    for (const one of cards) console.error(`zhuiwen: ${one.path} asks something like it: ${one.title}`)
    for (const one of open) console.error(`zhuiwen: an open question of ${one.parentId} is like it: ${one.text}`)
    return { text: path.join(ctx.contentDir, made.value.path), json: { ...made.value, similar: { cards, open } } }
  })
}

function refusal(error: AskError, topic: string, lang: string | null): Failure {
  switch (error.kind) {
    case 'bad-title':
      return new Failure('the question must have 1 to 300 characters', true)
    case 'bad-topic':
      return new Failure(`"${topic}" is no folder name`, true)
    case 'bad-lang':
      return new Failure(`"${lang}" is no language tag such as zh or en`, true)
    case 'taken':
      return new Failure(`${error.path} is there already`)
    case 'no-room':
      return new Failure('the disk is full')
    default:
      throw new Error(`a card without a parent was refused for its parent: ${error.kind}`)
  }
}
