import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import { planFor, planForOne } from '#core/practice/plan.ts'
import { Hint, keyed } from '../../../_ui/kbd.tsx'
import { cardHref } from '../../../_ui/links.ts'
import { Drafts } from './drafts-list.tsx'
import { mintAttemptId } from './ids.ts'
import type { Microphone } from './microphone.ts'
import { MicPanel } from './mic-panel.tsx'
import { Pacing } from './pacing-fields.tsx'
import { Question } from './question.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { begin as beginSession } from './session.ts'
import { audioContext } from './sound.ts'
import { type Undertaking, undertake, undertakeAgain } from './undertaking.ts'
import type { SettingsHere } from './use-settings.ts'
import type { Given } from './views.ts'
import { Ways } from './ways.tsx'

type Props = {
  given: Given
  settings: SettingsHere
  microphone: Microphone
  begin: (under: Undertaking) => void
}

/** Before the clock runs: the question, and how it is to be answered. */
export function Ready({ given, settings, microphone, begin }: Props) {
  const { cardId, run, retry, words } = given
  const { chosen } = settings
  const { mic } = microphone
  const [isAnswering, setAnswering] = useState(false)
  // Without a microphone this attempt is typed; what was chosen is still remembered.
  const way = chosen.way === 'recorded' && mic.state === 'failed' ? 'typed' : chosen.way
  const needsMic = way === 'recorded' && mic.state !== 'on'
  const whole = planFor(chosen.pace, chosen.slowness)

  const start = () => {
    if (!chosen.isMuted) audioContext()
    setAnswering(true)
    begin(
      undertake(
        beginSession({
          id: mintAttemptId(),
          cardId,
          runId: run?.id ?? null,
          retryOf: retry?.of ?? null,
          way,
          plan: retry ? planForOne(retry.sentence, whole) : whole,
          startedAt: new Date(),
        }),
      ),
    )
  }
  return (
    // A form, so that Enter starts it from any of its fields.
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (needsMic) void microphone.open()
        else if (!isAnswering) start()
      }}
    >
      <Question given={given} isFolded={false} />
      {run?.isInterview && <ReadAloud text={given.title} lang={given.lang} say={words.sayQuestion} />}
      {retry && retry.before !== '' && (
        <p className="minute-before">
          <span>{words.ready.before}</span> <q lang={given.lang}>{retry.before}</q>
        </p>
      )}
      <Drafts
        given={given}
        goOn={(draft) => {
          if (!chosen.isMuted) audioContext()
          if (draft.way === 'recorded') void microphone.open()
          else microphone.close()
          begin(undertakeAgain(draft))
        }}
      />
      <Ways
        words={words}
        way={way}
        choose={(next) => {
          settings.choose({ way: next })
          if (next === 'recorded') void microphone.open()
          else microphone.close()
        }}
      />
      <MicPanel words={words} mic={mic} isWanted={chosen.way === 'recorded'} />
      <Pacing given={given} settings={settings} isSpoken={way !== 'typed'} />
      <div className="minute-actions">
        <button
          type="submit"
          className="button minute-main"
          disabled={isAnswering || mic.state === 'asking'}
          {...keyed('Space Enter')}
        >
          {needsMic ? words.mic.open : words.ready.start} <Hint k="Space" />
        </button>
        <p className="minute-side">
          <Link
            href={run ? (`/practice/runs/${run.id}` as Route) : cardHref({ id: cardId, title: given.title })}
            prefetch={false}
            className="minute-plain"
            {...keyed('b')}
          >
            {run ? words.backToRun : words.back} <Hint k="b" />
          </Link>
        </p>
      </div>
    </form>
  )
}
