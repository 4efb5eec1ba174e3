import type { z } from 'zod'
import { refuse } from './fault.ts'

/** A file as text, byte for byte. Throws `Refused` where it is none. */
export function strictText(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = Buffer.from(files.get(path) ?? refuse('absent', { path }))
  const text = bytes.toString('utf8')
  if (!Buffer.from(text).equals(bytes)) refuse('no-text', { path })
  return text
}

/** The first thing that is wrong with a value, and where. */
export function issueOf(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`
}
