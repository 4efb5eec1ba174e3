import { z } from 'zod'
import { SentenceNumber } from '#core/practice/schema.ts'
import { AttemptId, RunId } from '#core/practice/record.ts'
import { viewAttempt } from '#core/study/attempts.ts'
import type { PracticeView } from '#core/study/practice.ts'
import { viewRun } from '#core/study/runs.ts'
import { nitpickEn } from '../../../_messages/nitpick.en.ts'
import { nitpickZh } from '../../../_messages/nitpick.zh.ts'
import { practiceEn } from '../../../_messages/practice.en.ts'
import { practiceZh } from '../../../_messages/practice.zh.ts'
import type { Texts } from '../../../_messages/shape.ts'
import { i18n } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { SectionBody } from '../../../_ui/section.tsx'
import { ratingsOf } from '../../../review/prepare.tsx'
import type { Given, Retry, RunPlace } from './views.ts'
import { fill, type RuleWords } from './words.ts'

/** What an address may ask for besides the card; what it says wrongly counts as not said. */
const Query = z.object({
  sentence: z.coerce.number().pipe(SentenceNumber).optional().catch(undefined),
  of: AttemptId.optional().catch(undefined),
  run: RunId.optional().catch(undefined),
})
type Query = z.infer<typeof Query>

/** Everything the client part of the page needs, in the reader's words. */
export async function givenOf(view: PracticeView, search: unknown): Promise<Given> {
  const query = Query.parse(search)
  const [said, { settings }, retry, run] = await Promise.all([
    i18n(),
    study(),
    retryOf(view, query),
    runOf(view, query),
  ])
  const { card, rendered, reps, takenIn, drafts } = view
  const question = rendered.sections.filter(({ id, blocks }) => id === 'question' && blocks.length > 0)
  return {
    cardId: card.id,
    title: card.title,
    lang: card.lang,
    question:
      question.length === 0
        ? null
        : question.map((section, i) => <SectionBody key={i} section={section} lang={card.lang} />),
    reps,
    takenIn,
    drafts,
    settings: view.settings,
    ratings: ratingsOf(view.previews, said),
    retry,
    run,
    locale: said.locale,
    timeZone: settings.day.timeZone,
    ...wordsIn(said.locale),
  }
}

const wordsIn = (locale: string) =>
  locale === 'zh' ? { words: practiceZh, rules: notesOf(nitpickZh) } : { words: practiceEn, rules: notesOf(nitpickEn) }

/** What is said of the rules as such; what each of them says comes with its findings. */
const notesOf = ({ note, noWords, nothing, fillers }: Texts<typeof nitpickZh>): RuleWords => ({
  note,
  noWords,
  nothing,
  fillers,
})

async function retryOf({ card }: PracticeView, { sentence, of }: Query): Promise<Retry | null> {
  if (sentence === undefined || of === undefined) return null
  const earlier = await viewAttempt((await study()).ctx, of)
  if (earlier === null || earlier.cardId !== card.id) return null
  return { of, sentence, before: earlier.sentences[sentence - 1] ?? '' }
}

async function runOf({ card }: PracticeView, { run: id }: Query): Promise<RunPlace | null> {
  if (id === undefined) return null
  const [{ ctx }, { locale }] = await Promise.all([study(), i18n()])
  const run = await viewRun(ctx, id)
  if (run === null) return null
  const n = run.cards.findIndex((one) => one.card.id === card.id) + 1
  return {
    id,
    isInterview: run.isInterview,
    position: n === 0 ? '' : fill(wordsIn(locale).words.position, { n, count: run.cards.length }),
  }
}
