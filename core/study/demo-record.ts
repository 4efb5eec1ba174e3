import type { Printed, RunEvent } from '#core/demo/run.ts'
import type { StoredRunBrief } from '#core/store/demo-runs.ts'
import type { LimitHit, OutputPiece, RunBrief } from './demo-views.ts'

export type Recorder = {
  readonly take: (event: RunEvent) => void
  /** What one source printed in a row is one piece. */
  readonly output: () => readonly OutputPiece[]
  /** Each limit once in each phase, as it was said last. */
  readonly limits: () => readonly LimitHit[]
  readonly printed: (exit: number | null) => Printed
}

const SOURCES = { 'build-output': 'build', stdout: 'stdout', stderr: 'stderr' } as const

/** Gathers from the events of a run what is kept of it. */
export function createRecorder(): Recorder {
  const pieces: { readonly from: OutputPiece['from']; readonly texts: string[] }[] = []
  const limits = new Map<string, LimitHit>()
  const textFrom = (...sources: readonly OutputPiece['from'][]): string =>
    pieces.flatMap(({ from, texts }) => (sources.includes(from) ? texts : [])).join('')
  return {
    take(event) {
      if (event.type === 'limit') {
        const { phase, limit, allowed, isFatal } = event
        limits.set(`${phase} ${limit}`, { phase, limit, allowed, isFatal })
      }
      if (!('text' in event)) return
      const from = SOURCES[event.type]
      const last = pieces.at(-1)
      if (last?.from === from) last.texts.push(event.text)
      else pieces.push({ from, texts: [event.text] })
    },
    output: () => pieces.map(({ from, texts }) => ({ from, text: texts.join('') })),
    limits: () => [...limits.values()],
    printed: (exit) => ({ stdout: textFrom('stdout'), output: textFrom('stdout', 'stderr'), exit }),
  }
}

export function briefOf(run: StoredRunBrief): RunBrief {
  const { id, startedAt, isEdited, exit, met, expected } = run
  const { outcome, code, wallMs, peakBytes } = exit
  return { runId: id, startedAt, outcome, code, wallMs, peakBytes, isEdited, met, expected }
}
