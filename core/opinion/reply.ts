import { err, ok } from '#core/result.ts'
import type { Result } from '#core/result.ts'
import { Opinion } from './opinion.ts'
import type { OpinionError } from './opinion.ts'

/** What a model answered, before anybody has looked at it. */
export type Reply = {
  readonly text: string
  /** The endpoint says that the model declined, or that a filter stopped it. */
  readonly isDeclined: boolean
}

/** Reads a reply: leniently as to what stands around the JSON, strictly as to the JSON. */
export function readReply({ text, isDeclined }: Reply): Result<Opinion, OpinionError> {
  const said = withoutThinking(text)
  if (said === '') return err({ kind: 'refused', why: isDeclined ? 'declined' : 'empty', says: '' })
  const opinion = Opinion.safeParse(parseObject(text) ?? parseObject(objectIn(said)))
  if (opinion.success) return ok(opinion.data)
  return err(
    isDeclined
      ? { kind: 'refused', why: 'declined', says: excerpt(said) }
      : { kind: 'malformed', excerpt: excerpt(said) },
  )
}

const EXCERPT = 300

/** The beginning of what an endpoint said, for a person to see what went wrong. */
export const excerpt = (text: string): string => text.trim().slice(0, EXCERPT).toWellFormed()

/** Some templates open the block themselves, so that only its end is in the reply. An open one has no answer after it. */
function withoutThinking(text: string): string {
  const after = text.split('</think>').at(-1) ?? ''
  return after.replace(/^\s*<think>.*$/s, '').trim()
}

/** From the first brace to the last: drops code fences, and the sentence some models put before them. */
const objectIn = (text: string): string => text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is an ordinary reply here; the caller says so.
    return undefined
  }
}
