'use server'

import { redirect } from 'next/navigation'
import { sayNotDuplicate, VerdictInput } from '#core/study/duplicates.ts'
import { linkFollowUp, LinkInput } from '#core/study/link-follow-up.ts'
import { study } from '../_server/study.ts'
import { Outcome, outcomeHref } from './outcome.ts'

/** Keeps that two cards are two questions, or takes that back. */
export async function judge(form: FormData): Promise<void> {
  const [input, page] = [VerdictInput.safeParse(fieldsOf(form)), pageOf(form)]
  if (!input.success) redirect(outcomeHref({ said: 'invalid', page }))
  const said = await sayNotDuplicate((await study()).ctx, input.data)
  if (!said.ok) redirect(outcomeHref({ said: 'gone', page }))
  const { one, other, takenBack } = input.data
  redirect(outcomeHref(takenBack ? { said: 'takenBack', page } : { said: 'two', one, other, page }))
}

/** Makes one card a follow-up of the other. */
export async function follow(form: FormData): Promise<void> {
  const [input, page] = [LinkInput.safeParse(fieldsOf(form)), pageOf(form)]
  if (!input.success) redirect(outcomeHref({ said: 'invalid', page }))
  const linked = await linkFollowUp((await study()).ctx, input.data)
  redirect(outcomeHref({ said: linked.ok ? 'linked' : FAILURES[linked.error.kind], page }))
}

const FAILURES = {
  'unknown-card': 'gone',
  'no-file': 'gone',
  unreadable: 'unreadable',
  'already-there': 'there',
  'no-room': 'full',
} as const satisfies Record<string, Outcome['said']>

const fieldsOf = (form: FormData): unknown =>
  Object.fromEntries([...form].filter(([name]) => name !== 'page' && !name.startsWith('$')))

/** The page of pairs that was being gone through. */
const pageOf = (form: FormData): number => Outcome.shape.page.parse(form.get('page'))
