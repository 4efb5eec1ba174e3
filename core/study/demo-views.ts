import type { CardId } from '#core/card/card.ts'
import type { DemoProblem } from '#core/demo/demo.ts'
import type { DemoId, DemoLanguage, Expectation, Limits } from '#core/demo/manifest.ts'
import type { Check, Exit, LimitName, Missing, Phase } from '#core/demo/run.ts'

/** The same words in both languages of the app. */
type Localised = { readonly zh: string; readonly en: string }

/**
 * Whether a demo may be run. `own`: it was written here. `allowed`: it came in with a bundle, and just this version of it
 * was allowed. `not-reviewed`: it came in, and nobody has allowed it as it is now.
 */
export type Trust = 'own' | 'allowed' | 'not-reviewed'

export type DemoCard = { readonly id: CardId; readonly title: string; readonly lang: string }

/** A demo with everything its page shows. */
export type DemoView = {
  readonly id: DemoId
  readonly title: Localised
  readonly lang: DemoLanguage
  readonly files: readonly {
    readonly name: string
    readonly source: string
    /** Made by our own serialiser: coloured lines, or the bare text where it is too long to colour. */
    readonly html: string
  }[]
  readonly args: readonly string[]
  readonly stdin: string
  readonly expect: readonly Expectation[]
  readonly limits: Limits
  readonly look: Localised | null
  readonly beyond: Localised | null
  readonly hash: string
  /** What it printed when it was last recorded. Null: never recorded. */
  readonly recorded: string | null
  readonly trust: Trust
  /** Why it cannot run on this machine. Null: it can. */
  readonly missing: Missing | null
  /** Cards that show it, and those its manifest names beside. */
  readonly cards: readonly DemoCard[]
  /** Newest first. */
  readonly lastRuns: readonly RunBrief[]
}

/** A demo in one line. */
export type DemoSummary = Pick<DemoView, 'id' | 'title' | 'lang' | 'hash' | 'trust' | 'cards'> & {
  readonly isForeign: boolean
  readonly lastRun: RunBrief | null
}

export type DemoList = {
  /** In the order of their ids. */
  readonly demos: readonly DemoSummary[]
  readonly problems: readonly DemoProblem[]
  /** Why no demo at all can run on this machine. Null: those whose tools are there can. */
  readonly sandbox: Missing | null
}

/** A run in one line. */
export type RunBrief = {
  readonly runId: number
  /** A string once it has come through JSON. */
  readonly startedAt: Date | string
  readonly outcome: Exit['outcome']
  readonly code: number | null
  readonly wallMs: number
  readonly peakBytes: number
  /** Its files, arguments or input were other than the stored ones. */
  readonly isEdited: boolean
  /** Expectations met, of `expected`. */
  readonly met: number
  readonly expected: number
}

export type OutputPiece = { readonly from: 'build' | 'stdout' | 'stderr'; readonly text: string }

/** A limit that ended a run, or that the program came up to. */
export type LimitHit = {
  readonly phase: Phase
  readonly limit: LimitName
  /** In ms, bytes or processes. */
  readonly allowed: number
  readonly isFatal: boolean
}

/** A run as it is kept. */
export type RunRecord = RunBrief & {
  /** As it came; what one source printed in a row is one piece. */
  readonly output: readonly OutputPiece[]
  readonly exit: Exit
  readonly limits: readonly LimitHit[]
  readonly checks: readonly Check[]
  /** All files as they were run, by name. Null: they were the stored ones. */
  readonly files: Readonly<Record<string, string>> | null
  readonly args: readonly string[]
  readonly stdin: string
}
