import type { DemoLanguage, Expectation, Limits } from './manifest.ts'

/** What is run: a demo's program, as stored or as edited on the page. */
export type Program = {
  readonly lang: DemoLanguage
  /** The first is what is built, or run. */
  readonly files: readonly { readonly name: string; readonly source: string }[]
  readonly args: readonly string[]
  readonly stdin: string
  readonly stdout: 'line' | 'full'
  readonly limits: Limits
}

export type Phase = 'build' | 'run'

/** A limit that ended a run, or that the program ran into. */
export type LimitName =
  | 'wall'
  | 'cpu'
  | 'output'
  | 'tree-memory'
  | 'process-memory'
  | 'processes'
  | 'file-size'
  /** What a build made was too large to take out of the sandbox. */
  | 'artefact'
  /** The machine itself was about to run out of memory. */
  | 'machine-memory'

/**
 * How a run went on, in the order in which it happened; each has its milliseconds since the run was asked for.
 * The last is always `exit`.
 */
export type RunEvent = { readonly atMs: number } & (
  | { readonly type: 'queued'; /** Runs before this one. */ readonly position: number }
  | { readonly type: 'build'; /** What it makes was made before. */ readonly isCached: boolean }
  | { readonly type: 'build-output'; readonly text: string }
  | { readonly type: 'start' }
  | { readonly type: 'stdout'; readonly text: string }
  | { readonly type: 'stderr'; readonly text: string }
  | {
      readonly type: 'limit'
      readonly phase: Phase
      readonly limit: LimitName
      /** In ms, bytes or processes. */
      readonly allowed: number
      /** False: the program came up to it, and may have been refused something because of it. */
      readonly isFatal: boolean
    }
  | ({ readonly type: 'exit' } & Exit)
)

/** How a run ended. */
export type Exit = {
  readonly outcome: 'ended' | 'build-failed' | 'limit' | 'cancelled' | 'no-sandbox'
  /** The phase in which it ended. */
  readonly phase: Phase
  /** As a shell reports it: 128 + signal. Null: it did not come to an exit of its own. */
  readonly code: number | null
  /** `SIGSEGV` and the like, as the code tells. */
  readonly signal: string | null
  readonly wallMs: number
  /** User and system time of all its processes. */
  readonly cpuMs: number
  /** Largest seen memory of all processes together, shared pages once. */
  readonly peakBytes: number
  /** Why nothing ran, when the sandbox or a tool is missing. */
  readonly missing: Missing | null
}

/** What this machine lacks to run demos, and the line that brings it. */
export type Missing = {
  readonly what: 'linux' | 'bubblewrap' | 'namespaces' | 'tool' | 'setup'
  /** `gcc`, or the kernel's own words. */
  readonly detail: string
  /** `apt-get install bubblewrap`; null where no command helps. */
  readonly install: string | null
}

export type Check = { readonly expectation: Expectation; readonly isMet: boolean }

/** What the expectations are held against. */
export type Printed = { readonly stdout: string; readonly output: string; readonly exit: number | null }
