import type { SentenceNumber } from '#core/practice/plan.ts'
import type { AttemptView } from '#core/study/attempts.ts'
import { i18n } from '../../../_server/i18n.ts'
import { Changes } from '../_past/changes.tsx'
import { PlayButton } from '../_past/play-button.tsx'
import { sayTenths, sayWhen } from '../_past/say.ts'
import { timesOf } from '../_past/times.ts'

/** Two attempts sentence by sentence, word by word: those both of them were to say. */
export async function Diff({
  pair: [before, after],
  lang,
}: {
  pair: readonly [AttemptView, AttemptView]
  lang: string
}) {
  const said = await i18n()
  const { t, format } = said
  const shared = before.plan.sentences.filter((sentence) => after.plan.sentences.includes(sentence))
  return (
    <section id="compare" className="block" aria-labelledby="diff" tabIndex={-1}>
      <h2 id="diff" className="block-head">
        {t('attempts.history.diff')}
        <span className="font-normal">
          {t('attempts.history.from', {
            before: sayWhen(format, before.startedAt),
            after: sayWhen(format, after.startedAt),
          })}
        </span>
      </h2>
      {shared.length === 0 && <p className="past-note">{t('attempts.history.noneShared')}</p>}
      <ol className="diff">
        {shared.map((sentence) => {
          const [old, now] = [before.sentences[sentence - 1] ?? '', after.sentences[sentence - 1] ?? '']
          return (
            <li key={sentence}>
              <span className="diff-number">{sentence}</span>
              <p lang={lang}>
                <Changes before={old} after={now} lang={lang} t={t} />
              </p>
              <span className="diff-times">
                <Time attempt={before} sentence={sentence} label={t('attempts.audio.playBefore', { sentence })} />
                <span aria-hidden="true">→</span>
                <Time attempt={after} sentence={sentence} label={t('attempts.audio.playAfter', { sentence })} />
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

async function Time({ attempt, sentence, label }: { attempt: AttemptView; sentence: SentenceNumber; label: string }) {
  const said = await i18n()
  const time = timesOf(attempt.plan, attempt.timing).find((one) => one.sentence === sentence)
  const isHeard = attempt.audio.some((one) => one.sentence === sentence)
  return (
    <span className="diff-time" data-track data-over={(time?.overMs ?? 0) > 0}>
      {isHeard && <PlayButton attemptId={attempt.id} sentence={sentence} ms={time?.ms ?? 0} label={label} />}
      {time?.ms === undefined || time.ms === null ? said.t('attempts.answer.unsaid') : sayTenths(said, time.ms)}
    </span>
  )
}
