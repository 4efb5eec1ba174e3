'use server'

import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { promote } from '#core/study/add-follow-up.ts'
import { newCard, undoAsked, type AskedCard } from '#core/study/ask.ts'
import { findCard } from '#core/store/cards.ts'
import { texts } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { SCRIPTED } from '../_ui/scripted.ts'
import type { Gone } from '../_ui/use-going.ts'
import type { Said } from '../_ui/use-said.ts'
import { fieldsOf } from '../review/act.ts'
import { type Given, givenFor } from './given.ts'
import { madeHref, newHref } from './links.ts'
import { sayRefused } from './refused.ts'

/** What the form is opened with over a page: that of a card gives the parent. */
export async function openForm(parentId: string | null): Promise<Given> {
  const id = CardId.safeParse(parentId)
  return givenFor(id.success ? id.data : null)
}

const NewForm = z.object({
  title: z.string(),
  topic: z.string().trim(),
  /** Empty: guessed. */
  lang: z.enum(['', 'zh', 'en']),
  parentId: CardId.optional(),
})

/** Makes a card, and goes to where it is written. */
export async function make(_: Gone | null, form: FormData): Promise<Gone> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const kept = String(form.get('title') ?? '')
  const input = NewForm.safeParse(fieldsOf(form))
  if (!input.success) return { ok: false, text: sayRefused(t, { kind: 'invalid' }), kept }
  const { title, topic, lang, parentId = null } = input.data
  const made = await newCard(ctx, { title, topic, lang: lang || null, parentId, whenTaken: 'suffix' })
  return made.ok ? go(form, madeHref(made.value)) : { ok: false, text: sayRefused(t, made.error), kept }
}

const OpenQuestion = z.object({ parentId: CardId, question: z.string() })

async function promoteIn(form: FormData) {
  const input = OpenQuestion.safeParse(fieldsOf(form))
  if (!input.success) return { ok: false, error: { kind: 'invalid' } } as const
  return promote((await study()).ctx, input.data.parentId, input.data.question)
}

/** Makes an open question a card, and goes to where it is written. */
export async function promoteAndGo(_: Gone | null, form: FormData): Promise<Gone> {
  const [made, { t }] = [await promoteIn(form), await texts()]
  return made.ok ? go(form, madeHref(made.value)) : { ok: false, text: sayRefused(t, made.error), kept: null }
}

/** `card`: what has taken the place of the open question. */
export type Promoted = Said & { readonly card: AskedCard['id'] | null }

/** Makes an open question a card in its place on the page, or takes that back. */
export async function promoteHere(_: Said | null, form: FormData): Promise<Promoted> {
  const { t } = await texts()
  if (form.has('undo')) {
    const undone = await undoIn(form)
    refresh()
    const text = undone.ok ? t('newCard.undoneHere') : sayRefused(t, undone.error)
    return { ok: undone.ok, text, undo: null, card: null }
  }
  const made = await promoteIn(form)
  // Whatever it was that stood in the way: the page shows it.
  refresh()
  if (!made.ok) return { ok: false, text: sayRefused(t, made.error), undo: null, card: null }
  const { id, batch } = made.value
  const text = t('newCard.promoted', { question: String(form.get('question')) })
  return { ok: true, text, undo: batch, card: id }
}

const UndoForm = z.object({ undo: z.string(), cardId: CardId.optional() })

async function undoIn(form: FormData) {
  const input = UndoForm.safeParse(fieldsOf(form))
  if (!input.success) return { ok: false, error: { kind: 'invalid' } } as const
  return undoAsked((await study()).ctx, input.data.undo)
}

/** Takes the card back that was just made, and goes back to its question. */
export async function undoMade(_: Gone | null, form: FormData): Promise<Gone> {
  const [{ ctx }, { t }] = await Promise.all([study(), texts()])
  const id = UndoForm.safeParse(fieldsOf(form)).data?.cardId
  const card = id && (await findCard(ctx.db, id))
  const undone = await undoIn(form)
  if (!undone.ok) return { ok: false, text: sayRefused(t, undone.error), kept: null }
  return go(form, newHref({ q: card?.title ?? '', undone: '1' }))
}

/** Without script the answer is the page to go to. */
const go = (form: FormData, href: Route): Gone => (form.has(SCRIPTED) ? { ok: true, href } : redirect(href))
