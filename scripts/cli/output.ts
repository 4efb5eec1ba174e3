/** What a command says at its end, for a person and for a program. */
export type Output = {
  readonly text: string
  readonly json: unknown
  /** The command did its work, and what it checked or tried did not hold: exit code 1. */
  readonly failed?: boolean
}

/** Ends the command with one line on stderr. */
export class Failure extends Error {
  readonly isUsage: boolean
  constructor(message: string, isUsage = false) {
    super(message)
    this.isUsage = isUsage
  }
}

/** What a command does, from where that is loaded. */
export type Does = <A extends unknown[]>(
  load: () => Promise<(...args: A) => Promise<Output>>,
) => (...given: unknown[]) => Promise<void>
