import type { AttemptId } from '#core/practice/record.ts'
import type { SentenceNumber } from '#core/practice/plan.ts'
import { keyed } from '../../../_ui/kbd.tsx'

type Props = { attemptId: AttemptId; sentence: SentenceNumber; ms: number; label: string; k?: string }

/** Plays one sentence; <Playback> does it. */
export function PlayButton({ attemptId, sentence, ms, label, k }: Props) {
  return (
    <button
      type="button"
      className="play"
      data-play={`/api/attempts/${attemptId}/audio/${sentence}`}
      data-ms={ms}
      aria-label={label}
      aria-pressed="false"
      {...(k === undefined ? {} : keyed(k))}
    >
      <PlayMark />
    </button>
  )
}

/** Says by its shape whether a press begins or ends it; the style sheet knows which to show. */
export function PlayMark() {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      <path className="play-start" d="M2.5 1.2v7.6L8.8 5z" />
      <path className="play-stop" d="M2 2h6v6H2z" />
    </svg>
  )
}
