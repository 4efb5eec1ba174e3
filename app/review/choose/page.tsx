import type { Metadata } from 'next'
import { viewChoices } from '#core/study/choices.ts'
import { i18n } from '../../_server/i18n.ts'
import { study } from '../../_server/study.ts'
import { EmptyLibrary } from '../../_today/empty-library.tsx'
import { Choice } from './choice.tsx'

/** Study days offered for what was missed. */
const DAYS = 7

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await i18n()
  return { title: t('session.title') }
}

/** A plain form for each way of choosing. */
export default async function ChoosePage() {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const { topics, categories, chains } = await viewChoices(ctx)
  if (categories.length === 0) {
    return (
      <div className="page">
        <EmptyLibrary />
      </div>
    )
  }
  const counted = (name: string, count: number) => t('session.counted', { name, count })
  return (
    <div className="page">
      <header className="lead">
        <h1>{t('session.title')}</h1>
        <p className="mt-1 max-w-[44rem] text-soft">{t('session.lead')}</p>
      </header>
      <div className="choices">
        {topics.length > 0 && (
          <Choice id="topic" label={t('session.topic')}>
            <select id="topic" name="topic" className="field">
              {topics.map(([topic, cards]) => (
                <option key={topic} value={topic}>
                  {counted(topic, cards)}
                </option>
              ))}
            </select>
          </Choice>
        )}
        <Choice id="category" label={t('session.category')}>
          <select id="category" name="category" className="field">
            {categories.map(([category, cards]) => (
              <option key={category} value={category}>
                {counted(t(`category.${category}`), cards)}
              </option>
            ))}
          </select>
        </Choice>
        <Choice id="chain" label={t('session.chain')} note={t('session.chainNote')} canWalk>
          <select id="chain" name="chain" className="field" aria-describedby="chain-note">
            {chains.map(({ root, cards }) => (
              <option key={root.id} value={root.id} lang={root.lang}>
                {counted(root.title, cards)}
              </option>
            ))}
          </select>
        </Choice>
        <Choice id="failed" label={t('session.failed')} note={t('session.failedNote')}>
          <span className="flex items-center gap-2">
            <input
              id="failed"
              name="failed"
              type="number"
              inputMode="numeric"
              min={1}
              max={365}
              step={1}
              required
              className="field w-20"
              aria-describedby="failed-note"
              defaultValue={DAYS}
            />
            {t('session.days')}
          </span>
        </Choice>
        <Choice id="q" label={t('session.search')} note={t('session.searchNote')}>
          <input id="q" name="q" type="search" required maxLength={200} className="field" aria-describedby="q-note" />
        </Choice>
      </div>
      <p className="mt-4 text-sm text-soft">{t('session.effect')}</p>
    </div>
  )
}
