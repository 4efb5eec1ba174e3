import path from 'node:path'
import { newCard as makeCard, type NewCardError } from '#core/study/new-card.ts'
import { withLibrary } from './library.ts'
import { Failure } from './output.ts'
import type { Output } from './output.ts'

/** Makes a card file with the eight headings, ready to be written in, and takes it into the index. */
export async function newCard(
  question: string,
  { topic, lang = null }: { readonly topic: string; readonly lang?: string | null },
): Promise<Output> {
  return withLibrary(async (ctx) => {
    const made = await makeCard(ctx, { title: question, topic, lang, whenTaken: 'refuse' })
    if (!made.ok) throw refusal(made.error, topic, lang)
    return { text: path.join(ctx.contentDir, made.value.path), json: made.value }
  })
}

function refusal(error: NewCardError, topic: string, lang: string | null): Failure {
  switch (error.kind) {
    case 'bad-title':
      return new Failure('the question must have 1 to 300 characters', true)
    case 'bad-topic':
      return new Failure(`"${topic}" is no folder name`, true)
    case 'bad-lang':
      return new Failure(`"${lang}" is no language tag such as zh or en`, true)
    case 'taken':
      return new Failure(`${error.path} is there already`)
    default:
      return error satisfies never
  }
}
