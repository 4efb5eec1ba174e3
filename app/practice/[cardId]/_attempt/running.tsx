import { useEffect, useRef } from 'react'
import { isTimed } from '#core/practice/attempt.ts'
import { useHeld } from '../../../_ui/attention/attention.tsx'
import { Controls } from './controls.tsx'
import { Gate } from './gate.tsx'
import { KeepingNotes, Stopped } from './keeping-notes.tsx'
import { Meter } from './mic-panel.tsx'
import type { Microphone } from './microphone.ts'
import { Nitpick } from './nitpick.tsx'
import { Question } from './question.tsx'
import { Ring } from './ring.tsx'
import { useSignal } from './signal.ts'
import { SpokenRows } from './spoken-rows.tsx'
import { statusOf } from './status.ts'
import { Thought } from './thought.tsx'
import { TypedFields } from './typed-fields.tsx'
import type { Undertaking } from './undertaking.ts'
import { useCritique } from './use-critique.ts'
import { useFocus } from './use-focus.ts'
import { useRecording } from './use-recording.ts'
import type { SettingsHere } from './use-settings.ts'
import { useSound } from './use-sound.ts'
import { useSweep } from './use-sweep.ts'
import { useTranscript } from './use-transcript.ts'
import type { Given } from './views.ts'

type Props = { given: Given; settings: SettingsHere; microphone: Microphone; under: Undertaking }

/** An attempt under way, one phase at a time. */
export function Running({ given, settings, microphone, under }: Props) {
  const { engine, keeper } = under
  const { words } = given
  const shown = useSignal(engine.shown)
  const keeping = useSignal(keeper.keeping)
  const root = useRef<HTMLElement>(null)
  const main = useRef<HTMLButtonElement>(null)
  const { session, now } = shown
  const { draft } = session
  const isStopped = keeping === 'elsewhere' || keeping === 'saved'

  useEffect(() => {
    if (isStopped) return
    const [stopEngine, stopKeeper] = [engine.run(), keeper.run()]
    return () => {
      stopEngine()
      stopKeeper()
    }
  }, [engine, keeper, isStopped])
  // Whoever speaks touches nothing.
  useHeld(isTimed(now) && !now.isPaused && !isStopped)
  useSweep(engine, shown, root)
  useSound(engine, shown, settings.chosen.isMuted || isStopped)
  useRecording(shown, microphone, isStopped)
  useTranscript(engine, shown, given.lang, settings.chosen.isTranscribed && !isStopped)
  const critique = useCritique(session, now.phase)
  const refocus = useFocus(root, main, shown)

  if (isStopped) return <Stopped given={given} keeping={keeping} id={draft.id} />
  const togglePause = () => engine.happen(now.isPaused ? 'resume' : 'pause')
  const { mic } = microphone
  const isRecorded = draft.way === 'recorded'
  return (
    <article ref={root} className="minute-running" data-phase={now.phase} data-way={draft.way}>
      <Question given={given} isFolded={now.phase !== 'think'} toggled={refocus} />
      <p role="status" className="sr-only">
        {statusOf(shown, words)}
      </p>
      {isTimed(now) && <Ring plan={draft.plan} now={now} words={words} />}
      {isRecorded && now.phase === 'answer' && (
        <p className="minute-recording">
          {mic.state === 'on' ? (
            <>
              <span>{words.mic.recording}</span> <Meter stream={mic.stream} />
            </>
          ) : (
            <span role="alert">{mic.state === 'asking' ? words.mic.asking : words.mic.lost}</span>
          )}
        </p>
      )}
      {now.phase === 'think' && (
        <Thought given={given} engine={engine} text={draft.thought} isPaused={now.isPaused} togglePause={togglePause} />
      )}
      {now.phase === 'answer' &&
        (draft.way === 'typed' ? (
          <TypedFields given={given} engine={engine} shown={shown} togglePause={togglePause} />
        ) : (
          <SpokenRows given={given} shown={shown} />
        ))}
      {isTimed(now) && (
        <Controls
          given={given}
          settings={settings}
          engine={engine}
          shown={shown}
          main={main}
          togglePause={togglePause}
          refocus={refocus}
        />
      )}
      {now.phase === 'nitpick' && <Nitpick given={given} under={under} session={session} critique={critique} />}
      {now.phase === 'gate' && <Gate given={given} under={under} session={session} />}
      <KeepingNotes words={words} keeping={keeping} id={draft.id} />
    </article>
  )
}
