import type { DemoId, Manifest } from './manifest.ts'

export type DemoFile = { readonly name: string; readonly source: string }

/** A demo as it lies in `content/demos/<id>`. */
export type Demo = {
  readonly id: DemoId
  readonly manifest: Manifest
  /** In the order of the manifest; never empty. */
  readonly files: readonly DemoFile[]
  /** sha256 over all that a run depends on and all that is shown of it, hex. */
  readonly hash: string
  /** What it printed when it was last recorded (`output.txt`). Null: never recorded. */
  readonly recorded: string | null
  /** It came in with a bundle (there is an `.origin.json`): runs only once its hash was allowed. */
  readonly isForeign: boolean
}

/** What is wrong with a demo's folder, and how to mend it. */
export type DemoProblem = {
  readonly id: string
  /** Relative to the content folder: `demos/<id>/demo.json`. */
  readonly file: string
  readonly message: string
  readonly mend: string
}
