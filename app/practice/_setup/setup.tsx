import { MAX_RUN_MINUTES } from '#core/study/runs.ts'
import type { ChainSummary } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { Row } from '../../_ui/setting-row.tsx'
import { StartForm } from './start-form.tsx'

const QUESTIONS = 5

type Props = {
  chains: readonly ChainSummary[]
  /** The one to ask; it may begin at any card. */
  chosen: ChainSummary | null
  left: { readonly due: number; readonly fresh: number }
  isMain: boolean
}

/** What a run asks, how much, and how. */
export async function Setup({ chains, chosen, left, isMain }: Props) {
  const { t } = await i18n()
  const isListed = chosen === null || chains.some(({ root }) => root.id === chosen.root.id)
  const hasDue = left.due + left.fresh > 0
  const source = chosen?.root.id ?? (hasDue ? 'due' : chains[0]?.root.id)
  return (
    <section className="block" aria-label={t('run.setup.start')}>
      <StartForm
        isMain={isMain}
        words={{ start: t('run.setup.start'), starting: t('run.setup.starting'), unsent: t('run.setup.unsent') }}
      >
        <div className="setting whole">
          <label htmlFor="source">{t('run.setup.what')}</label>
          <p id="source-note">{t('run.setup.whatNote')}</p>
          <select id="source" name="source" className="field" aria-describedby="source-note" defaultValue={source}>
            <option value="due" disabled={!hasDue}>
              {hasDue ? t('run.setup.due', left) : t('run.setup.dueNone')}
            </option>
            <optgroup label={t('run.setup.chains')}>
              {(isListed ? chains : [chosen, ...chains]).map(({ root, cards }) => (
                <option key={root.id} value={root.id} lang={root.lang}>
                  {t('run.setup.chain', { title: root.title, count: cards })}
                </option>
              ))}
            </optgroup>
          </select>
        </div>
        <Row id="amount" label={t('run.setup.howMuch')} note={t('run.setup.howMuchNote')}>
          <span className="flex items-center gap-2">
            <input
              id="amount"
              name="amount"
              type="number"
              inputMode="numeric"
              min={1}
              max={MAX_RUN_MINUTES}
              step={1}
              required
              className="field w-20"
              aria-describedby="amount-note"
              defaultValue={QUESTIONS}
            />
            <select name="unit" className="field" aria-label={t('run.setup.unit')} defaultValue="cards">
              <option value="cards">{t('run.setup.cards')}</option>
              <option value="minutes">{t('run.setup.minutes')}</option>
            </select>
          </span>
        </Row>
        <Row id="interview" label={t('run.setup.interview')} note={t('run.setup.interviewNote')}>
          <input
            id="interview"
            name="interview"
            type="checkbox"
            value="1"
            className="check"
            aria-describedby="interview-note"
          />
        </Row>
      </StartForm>
    </section>
  )
}
