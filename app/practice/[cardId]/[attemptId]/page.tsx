import type { Metadata, Route } from 'next'
import type { CardId } from '#core/card/card.ts'
import { AttemptId } from '#core/practice/record.ts'
import { i18n } from '../../../_server/i18n.ts'
import { leadOn } from '../../../_server/taken-in.ts'
import { attemptsHref } from '../../../_ui/links.ts'
import { attemptHref } from '../../runs/links.ts'
import { Attention } from '../../../_ui/attention/attention.tsx'
import { CodeTools } from '../../../_ui/code-tools.tsx'
import { OpinionSection } from '../_opinion/section.tsx'
import { Playback } from '../_past/playback.tsx'
import { Questions } from '../_past/questions.tsx'
import { Answer } from './answer.tsx'
import { Findings } from './findings.tsx'
import { Head } from './head.tsx'
import { load } from './load.ts'
import { Points } from './points.tsx'
import { Side } from './side.tsx'
import { Times } from './times.tsx'

type Props = PageProps<'/practice/[cardId]/[attemptId]'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ cardId, attemptId }, { run }, { t }] = await Promise.all([params, searchParams, i18n()])
  const loaded = await load(cardId, attemptId, run)
  return loaded === null ? {} : { title: `${t('attempts.title')} · ${loaded.view.card.title}` }
}

function hrefOf(card: CardId, attempt: string): Route {
  const id = AttemptId.safeParse(attempt)
  return id.success ? attemptHref(card, id.data) : attemptsHref(card)
}

/** What came of an attempt. `run`: the practice run to go on with. */
export default async function AttemptPage({ params, searchParams }: Props) {
  const [{ cardId, attemptId }, { run }, { t }] = await Promise.all([params, searchParams, i18n()])
  const loaded = await load(cardId, attemptId, run)
  if (loaded === null) return leadOn(cardId, (id) => hrefOf(id, attemptId))
  const { view, attempt, earlier, isHidden } = loaded
  const { card, followUps } = view
  return (
    <div className="page past">
      <article className="past-main">
        <Head loaded={loaded} />
        {isHidden ? (
          <p className="past-note">{t('attempts.secret')}</p>
        ) : (
          <Answer attempt={attempt} earlier={earlier} card={card} rendered={view.rendered} />
        )}
        <Times attempt={attempt} />
        {attempt.audio.length > 0 && <Playback cannot={t('attempts.audio.cannot')} />}
        {!isHidden && (
          <>
            <Points attempt={attempt} lang={card.lang} />
            <Findings attempt={attempt} lang={card.lang} />
            <OpinionSection attemptId={attempt.id} />
            <Questions card={card} followUps={followUps} />
          </>
        )}
      </article>
      <Side loaded={loaded} />
      <Attention activity="practice" cardId={card.id} />
      <CodeTools
        of={attempt.id}
        words={{ copy: t('card.copy'), copyCode: t('card.copyCode'), copied: t('card.copied') }}
      />
    </div>
  )
}
