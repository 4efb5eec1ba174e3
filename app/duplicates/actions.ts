'use server'

import { redirect } from 'next/navigation'
import { sayNotDuplicate, VerdictInput } from '#core/study/duplicates.ts'
import { linkFollowUp, LinkInput } from '#core/study/link-follow-up.ts'
import { study } from '../_server/study.ts'
import { type Outcome, outcomeHref } from './outcome.ts'

/** Keeps that two cards are two questions, or takes that back. */
export async function judge(form: FormData): Promise<void> {
  const input = VerdictInput.safeParse(fieldsOf(form))
  if (!input.success) redirect(outcomeHref({ said: 'invalid' }))
  await sayNotDuplicate((await study()).ctx, input.data)
  const { one, other, takenBack } = input.data
  redirect(outcomeHref(takenBack ? { said: 'takenBack' } : { said: 'two', one, other }))
}

/** Makes one card a follow-up of the other. */
export async function follow(form: FormData): Promise<void> {
  const input = LinkInput.safeParse(fieldsOf(form))
  if (!input.success) redirect(outcomeHref({ said: 'invalid' }))
  const linked = await linkFollowUp((await study()).ctx, input.data)
  redirect(outcomeHref({ said: linked.ok ? 'linked' : FAILURES[linked.error.kind] }))
}

const FAILURES = {
  'unknown-card': 'gone',
  'no-file': 'gone',
  unreadable: 'unreadable',
  'already-there': 'there',
  'no-room': 'full',
} as const satisfies Record<string, Outcome['said']>

const fieldsOf = (form: FormData): unknown => Object.fromEntries([...form].filter(([name]) => !name.startsWith('$')))
