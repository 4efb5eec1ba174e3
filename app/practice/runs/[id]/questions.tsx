import Link from 'next/link'
import { openFindings } from '#core/study/run-result.ts'
import { isSecret, type RunCard, type RunView } from '#core/study/runs.ts'
import { i18n, type Format, type Translate } from '../../../_server/i18n.ts'
import { Dot } from '../../../_ui/dot.tsx'
import type { MemoryMark } from '../../../_ui/memory.ts'
import { sayTime } from '../../[cardId]/_past/say.ts'
import { attemptHref } from '../links.ts'
import { Bars } from './bars.tsx'

type Mark = 'passed' | 'failed' | 'skipped' | 'next' | 'waiting'
const SHAPES: Readonly<Record<Mark, MemoryMark>> = {
  passed: 'remembered',
  failed: 'failed',
  skipped: 'locked',
  next: 'due',
  waiting: 'new',
}

function markOf({ card, attempt, isSkipped }: RunCard, run: RunView): Mark {
  if (attempt) return attempt.judgement?.verdict ?? 'failed'
  if (isSkipped || run.isOver) return 'skipped'
  return card.id === run.next ? 'next' : 'waiting'
}

/**
 * An interview does not tell what it will ask. With a time there are more questions in store than will be asked: what
 * was neither answered nor comes next is of no interest then.
 */
function isShown(one: RunCard, run: RunView): boolean {
  const mark = markOf(one, run)
  if (run.isInterview && mark === 'waiting') return false
  return run.limitMs === null || (mark !== 'waiting' && mark !== 'skipped')
}

/** The questions of a run, each with what came of it. */
export async function Questions({ run }: { run: RunView }) {
  const said = await i18n()
  const { t } = said
  const shown = run.cards.filter((one) => isShown(one, run))
  return (
    <ol className="rows">
      {shown.map((one) => {
        const mark = markOf(one, run)
        const { card, attempt } = one
        return (
          <li key={card.id} className="row question">
            <Dot mark={SHAPES[mark]} label={isSaid(mark) ? '' : t(`run.mark.${mark}`)} />
            <div>
              {attempt ? (
                <Link
                  href={attemptHref(card.id, attempt.id, run.isOver ? null : run.id)}
                  prefetch={false}
                  lang={card.lang}
                  className="row-title"
                >
                  {card.title}
                </Link>
              ) : (
                <span lang={card.lang} className={mark === 'next' ? '' : 'text-soft'}>
                  {card.title}
                </span>
              )}
              <Facts one={one} mark={mark} said={said} hasSecrets={isSecret(run)} />
            </div>
            {attempt && <Bars attempt={attempt} said={said} />}
          </li>
        )
      })}
    </ol>
  )
}

/** Whether the line says in words what its mark does. */
const isSaid = (mark: Mark): boolean => mark === 'passed' || mark === 'failed' || mark === 'skipped'

type FactsProps = {
  one: RunCard
  mark: Mark
  /** What the rules say is not to be shown yet. */
  hasSecrets: boolean
  said: { readonly t: Translate; readonly format: Format }
}

function Facts({ one: { attempt }, mark, hasSecrets, said }: FactsProps) {
  const { t } = said
  if (attempt === null) return mark === 'skipped' && <p className="facts">{t('run.mark.skipped')}</p>
  const rating = attempt.judgement?.rating ?? null
  const findings = openFindings(attempt)
  return (
    <p className="facts">
      <span className={mark === 'passed' ? 'text-good' : 'text-bad'}>{t(`run.mark.${mark}`)}</span>
      {rating && <span>{t(`rating.${rating}`)}</span>}
      <span>{t('run.over.spoken', { time: sayTime(said, attempt.timing.spokenMs) })}</span>
      {!hasSecrets && (
        <span>{findings === 0 ? t('run.over.noFindings') : t('run.over.findings', { count: findings })}</span>
      )}
    </p>
  )
}
