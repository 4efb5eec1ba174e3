import Link from 'next/link'
import { isWhole } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { openFindings } from '#core/study/run-result.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { attemptHref } from '../../runs/links.ts'
import { Bars } from '../../runs/[id]/bars.tsx'
import { sayTime, sayWhen } from '../_past/say.ts'
import { VerdictMark } from '../_past/verdict-mark.tsx'

type Props = { attempts: readonly AttemptView[]; pair: readonly [AttemptView, AttemptView] | null }

/** Every attempt in a line, saved last first; two of them can be chosen to be compared. */
export async function List({ attempts, pair }: Props) {
  const said = await i18n()
  const { t, format } = said
  const canChoose = attempts.length > 2
  return (
    <section className="block" aria-labelledby="list">
      <h2 id="list" className="block-head">
        {t('attempts.history.list')}
        {canChoose && <span className="font-normal">{t('attempts.history.choose')}</span>}
      </h2>
      <form action="#compare" method="get">
        <ol className="past-list" data-choose={canChoose}>
          {attempts.map((attempt) => {
            const { id, cardId, startedAt, judgement, plan, timing, way } = attempt
            const when = sayWhen(format, startedAt)
            return (
              <li key={id}>
                {canChoose && (
                  <span className="past-choice">
                    <Choice name="a" value={id} isOn={pair?.[0].id === id} t={t} when={when} />
                    <Choice name="b" value={id} isOn={pair?.[1].id === id} t={t} when={when} />
                  </span>
                )}
                <span className="past-when">
                  <Link href={attemptHref(cardId, id)} prefetch={false}>
                    <time dateTime={startedAt.toISOString()}>{when}</time>
                  </Link>
                  <span className="facts">
                    <span>{t(`attempts.way.${way}`)}</span>
                    <span>{t('attempts.history.spoken', { time: sayTime(said, timing.spokenMs) })}</span>
                    <span>{sayFindings(t, openFindings(attempt))}</span>
                  </span>
                </span>
                <span className="past-verdict-small">
                  {judgement ? (
                    <>
                      <VerdictMark verdict={judgement.verdict} />
                      {t(`attempts.verdict.${judgement.verdict}`)}
                    </>
                  ) : (
                    !isWhole(plan) && t('attempts.single', { sentence: plan.sentences[0] ?? 1 })
                  )}
                </span>
                <Bars attempt={attempt} said={said} />
              </li>
            )
          })}
        </ol>
        {canChoose && (
          <p className="mt-4">
            <button type="submit" className="button button-quiet" {...keyed('d')}>
              {t('attempts.history.compare')} <Hint k="d" />
            </button>
          </p>
        )}
      </form>
    </section>
  )
}

type ChoiceProps = { name: 'a' | 'b'; value: string; isOn: boolean; t: Translate; when: string }

function Choice({ name, value, isOn, t, when }: ChoiceProps) {
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isOn}
        aria-label={t(name === 'a' ? 'attempts.history.beforeFull' : 'attempts.history.afterFull', { when })}
      />
      <span aria-hidden="true">{t(name === 'a' ? 'attempts.history.before' : 'attempts.history.after')}</span>
    </label>
  )
}

const sayFindings = (t: Translate, count: number): string =>
  count === 0 ? t('attempts.history.noFindings') : t('attempts.history.findings', { count })
