import { fieldOf, type Refused, type Reply, send } from '../../practice/[cardId]/_attempt/http.ts'
import { type Draft, forgetHere, type Place } from './kept.ts'
import type { Saved, Writing } from './writing.ts'

/** Sends a text of an entry, with all that tells the library what it goes on from. */
export const sendEntry = (
  { kind, day }: Place,
  { known, sent, cardId }: Writing,
  text: string,
  options: { readonly keepalive?: boolean } = {},
): Promise<Reply<Saved>> => {
  const body = { base: known.version, ...(sent !== null && { sent }), kind, day, cardId, text }
  return send('PUT', `/api/journal/entries/${known.id}`, body, options)
}

/** Sends what a page that is gone had not saved. What cannot be brought together stays for where it can be chosen. */
export async function sendLeftover({ key, id, base, sent, text, cardId, ...place }: Draft): Promise<boolean> {
  const known = { id, version: base, text: '', cardId: null }
  const reply = await sendEntry(place, { known, sent, text, cardId }, text)
  if (reply.kind === 'ok') forgetHere(key)
  return reply.kind === 'ok'
}

/** What stands in the way, where that is other words in the same lines. */
export function conflictIn({ details }: Refused): { readonly base: string; readonly theirs: Saved } | null {
  const [base, theirs] = [fieldOf(details, 'base'), fieldOf(details, 'theirs')]
  const [id, version, text, cardId] = [
    fieldOf(theirs, 'id'),
    fieldOf(theirs, 'version'),
    fieldOf(theirs, 'text'),
    fieldOf(theirs, 'cardId'),
  ]
  if (typeof base !== 'string' || typeof id !== 'string' || typeof version !== 'number') return null
  if (typeof text !== 'string' || (typeof cardId !== 'string' && cardId !== null)) return null
  return { base, theirs: { id, version, text, cardId } }
}
