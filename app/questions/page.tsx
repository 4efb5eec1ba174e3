import type { Metadata } from 'next'
import { inboxChains, listInbox } from '#core/study/inbox.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { LibraryNav } from '../_ui/library-nav.tsx'
import { Pager } from '../_ui/pager.tsx'
import { RowKeys } from '../_ui/row-keys.tsx'
import { TopicField } from '../_ui/topic-field.tsx'
import { lookOf, type Look, questionsHref } from './look.ts'
import { QuestionRow } from './question-row.tsx'
import { Settling } from './settling.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('inbox.title') }
}

/** Everything that is asked in stage 6 and is no card yet, asked most often first. */
export default async function QuestionsPage({ searchParams }: PageProps<'/questions'>) {
  const [{ ctx }, { t }, query] = await Promise.all([study(), i18n(), searchParams])
  const look = lookOf(query)
  const { questions, total, times, page, pages } = await listInbox(ctx, look, look.page)
  const isFiltered = look.topic !== null || look.chain !== null
  return (
    <div className="page">
      <LibraryNav />
      <header className="lead">
        <h1>{t('inbox.title')}</h1>
        <p className="mt-1 text-soft">{t('inbox.lead')}</p>
      </header>
      {(total > 0 || isFiltered) && <Filter look={look} />}
      {total === 0 && <p className="mt-6 max-w-[36em]">{t(isFiltered ? 'inbox.none' : 'inbox.empty')}</p>}
      {total > 0 && (
        <p className="facts mt-5">
          <span>{t('inbox.total', { count: total })}</span>
          {times > total && <span>{t('inbox.totalTimes', { count: times })}</span>}
        </p>
      )}
      <Settling words={{ undo: t('newCard.undo'), saving: t('newCard.saving'), unreachable: t('review.unreachable') }}>
        <ul className="inbox">
          {questions.map((question) => (
            <QuestionRow key={`${question.askings[0]?.card.id} ${question.text}`} question={question} />
          ))}
        </ul>
      </Settling>
      <Pager page={page} pages={pages} hrefOf={(n) => questionsHref(look, n)} t={t} />
      <RowKeys t={t} />
    </div>
  )
}

async function Filter({ look }: { look: Look }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const chains = await inboxChains(ctx)
  const isOffered = look.chain === null || chains.some(({ id }) => id === look.chain)
  return (
    <form className="browse-form mt-4">
      <TopicField topic={look.topic} />
      <label>
        {t('inbox.chain')}{' '}
        <select name="chain" className="field" defaultValue={look.chain ?? ''}>
          <option value="">{t('inbox.anyChain')}</option>
          {!isOffered && <option value={look.chain ?? ''}>{look.chain}</option>}
          {chains.map(({ id, title, lang }) => (
            <option key={id} value={id} lang={lang}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-quiet">
        {t('boards.filter')}
      </button>
    </form>
  )
}
