import './opinion.css'
import type { AttemptId } from '#core/practice/record.ts'
import { viewOpinions, type Sending } from '#core/study/opinion.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import { Ask } from './ask.tsx'
import { Given } from './given.tsx'
import { TROUBLES } from './trouble.ts'

/** What models say of an attempt, and asking one. Nothing at all where no model is set and none was ever asked. */
export async function OpinionSection({ attemptId }: { attemptId: AttemptId }) {
  const [{ ctx }, { t, locale }] = await Promise.all([study(), i18n()])
  const view = await viewOpinions(ctx, attemptId, locale)
  if (!view) return null
  const { sending, opinions, sentences, lang } = view
  const isOff = !sending.ok && sending.error === 'not-configured'
  if (isOff && opinions.length === 0) return null
  return (
    <section className="block opinion" aria-labelledby="opinion">
      <h2 id="opinion" className="block-head">
        {t('opinion.title')}
      </h2>
      {opinions.map((given) => (
        <Given key={given.id} given={given} sentences={sentences} lang={lang} />
      ))}
      {sending.ok ? (
        <Ask
          path={`/api/attempts/${attemptId}/opinion`}
          promptHash={sending.value.hash}
          lastId={opinions.at(-1)?.id ?? null}
          limitMs={sending.value.timeoutMs}
          words={wordsFor(t, sending.value, opinions.length > 0)}
          troubles={troublesFor(t, sending.value)}
        >
          <Text t={t} sending={sending.value} />
        </Ask>
      ) : (
        !isOff && (
          <p className="opinion-note">{t(sending.error === 'no-words' ? 'opinion.noWords' : 'opinion.noCard')}</p>
        )
      )}
    </section>
  )
}

/** The very text that is sent, and where it goes. */
function Text({ t, sending: { destination, prompt } }: { t: Translate; sending: Sending }) {
  const { host, model, reach } = destination
  const where = {
    'this-machine': 'opinion.here',
    encrypted: 'opinion.encrypted',
    unencrypted: 'opinion.unencrypted',
  } as const
  return (
    <>
      <p>{t('opinion.lead', { model })}</p>
      <p className={reach === 'unencrypted' ? 'opinion-warn' : undefined}>
        {t('opinion.goes', { where: t(where[reach], { host }) })}
      </p>
      <h3>{t('opinion.material')}</h3>
      <pre className="opinion-text">{prompt.user}</pre>
      <details>
        <summary>{t('opinion.instructions')}</summary>
        <pre className="opinion-text">{prompt.system}</pre>
      </details>
    </>
  )
}

function wordsFor(t: Translate, { destination: { host, model } }: Sending, wasAsked: boolean) {
  return {
    summary: wasAsked ? t('opinion.again') : t('opinion.ask', { model }),
    send: t('opinion.send', { host }),
    waiting: t('opinion.waiting', { model }),
    elapsed: t('opinion.elapsed', { seconds: '{seconds}', limit: '{limit}' }),
    cancel: t('opinion.cancel'),
    arrived: t('opinion.arrived'),
    says: t('opinion.says'),
  }
}

/** Each with its place and what only the browser will know left open. */
function troublesFor(t: Translate, { destination: { host } }: Sending) {
  const open = { host, status: '{status}', reason: '{reason}', seconds: '{seconds}' }
  const said = TROUBLES.map((key) => [key, t(`opinion.trouble.${key}`, open)] as const)
  return Object.fromEntries(said) as Record<(typeof TROUBLES)[number], string>
}
