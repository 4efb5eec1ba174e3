const MB = 1024 * 1024

/** How much a bundle may hold. */
export type BundleLimits = {
  /** Files in it, the manifest among them. */
  readonly files: number
  /** Of the file itself, and of all that it unpacks to; as JSON, three times as many for the file. */
  readonly bytes: number
  /** How many times its packed size a file, or the whole, may unpack to. */
  readonly ratio: number
}

export const LIMITS: BundleLimits = { files: 500, bytes: 20 * MB, ratio: 20 }

/** What is bytes is a third longer in JSON, and a line end twice as long. */
export const JSON_GROWTH = 3

/** Estimated milliseconds (core/card/syntax-limits.ts) that all cards of a bundle may take to be parsed once: 2,000 long ones. */
export const MAX_PARSING_MS = 60_000
