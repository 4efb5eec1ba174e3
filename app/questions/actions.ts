'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { promote } from '#core/study/add-follow-up.ts'
import { linkOpen, type LinkOpenError } from '#core/study/link-open.ts'
import { takeBack } from '#core/study/take-back.ts'
import { texts, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import type { Said } from '../_ui/use-said.ts'
import { sayRefused } from '../new/refused.ts'

const Form = z.object({
  /** The cards that ask, and beside each what it asks. The first makes the card of it. */
  parentId: z.array(CardId).min(1),
  question: z.array(z.string()).min(1),
  /** The card to link to. None: the question becomes one. */
  cardId: CardId.nullable(),
})

/** Makes an open question a card, or a link to one that there is, wherever it is asked; or takes back what was done last. */
export async function settle(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const undo = form.get('undo')
  if (typeof undo === 'string') {
    const undone = await takeBack(ctx, undo)
    refresh()
    if (undone.ok) return said(t('inbox.undone'))
    const { error } = undone
    // What was imported is not taken back from here.
    if (error.kind === 'changed') return failed(sayRefused(t, error))
    return failed(t(`newCard.refused.${error.kind === 'import' ? 'unknown' : error.kind}`))
  }
  const input = Form.safeParse({
    parentId: form.getAll('parentId'),
    question: form.getAll('question'),
    cardId: form.get('cardId'),
  })
  if (!input.success) return failed(t('newCard.refused.invalid'))
  const answer = await carryOut(t, input.data)
  // Whatever it was that stood in the way: the page shows it.
  refresh()
  return answer
}

async function carryOut(t: Translate, { parentId: parents, question: questions, cardId }: z.infer<typeof Form>) {
  const { ctx } = await study()
  const open = parents.flatMap((parentId, i) => {
    const question = questions[i]
    return question === undefined ? [] : [{ parentId, question }]
  })
  const [first] = open
  if (first === undefined) return failed(t('newCard.refused.invalid'))
  if (cardId !== null) {
    const linked = await linkOpen(ctx, open, cardId)
    return linked.ok
      ? said(t('inbox.linked', { question: first.question }), linked.value.batch)
      : failed(sayNotLinked(t, linked.error))
  }
  const made = await promote(ctx, first.parentId, first.question)
  return made.ok
    ? said(t('newCard.promoted', { question: first.question }), made.value.batch)
    : failed(sayRefused(t, made.error))
}

function sayNotLinked(t: Translate, error: LinkOpenError): string {
  switch (error.kind) {
    case 'changed':
      return t('inbox.refused.changed', { path: error.path })
    case 'gone':
    case 'already-there':
    case 'unknown-card':
      return t(`inbox.refused.${error.kind}`)
    default:
      return sayRefused(t, error)
  }
}

const said = (text: string, undo: string | null = null): Said => ({ ok: true, text, undo })
const failed = (text: string): Said => ({ ok: false, text, undo: null })
