'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { CardId } from '#core/card/card.ts'
import { type Done, organise, type OrganiseError, OrganiseInput } from '#core/study/organise.ts'
import { takeBack } from '#core/study/take-back.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { study } from '../../../_server/study.ts'
import type { Said } from '../../../_ui/use-said.ts'

/** A form carries text only: one of three deeds, and what it was told. */
const Form = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('rename'), cardId: CardId, expectedHash: z.string(), title: z.string() }),
  z.object({
    deed: z.literal('move'),
    cardId: CardId,
    expectedHash: z.string(),
    topic: z.string().optional(),
    newTopic: z.string(),
  }),
  z.object({ deed: z.enum(['archive', 'take-out']), cardId: CardId, expectedHash: z.string() }),
])
type Form = z.infer<typeof Form>

const Undo = z.object({ undo: z.uuid() })

/** Renames, moves or archives a card, or takes back what was done last. */
export async function organiseCard(_: Said | null, form: FormData): Promise<Said> {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const undo = Undo.safeParse(Object.fromEntries(form))
  if (undo.success) {
    const undone = await takeBack(ctx, undo.data.undo)
    refresh()
    if (undone.ok) return said(t('organise.taken'))
    const { error } = undone
    return failed(
      error.kind === 'changed' ? t('organise.changedSince', { path: error.path }) : t('organise.unknown'),
      // What was not taken back can still be, once the file is as it was.
      error.kind === 'changed' ? undo.data.undo : null,
    )
  }
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) return failed(t('organise.unknown'))
  const topic = read.data.deed === 'move' ? read.data.newTopic.trim() || read.data.topic : undefined
  if (read.data.deed === 'move' && topic === undefined) return failed(t('organise.move.choose'))
  const input = OrganiseInput.safeParse(inputOf(read.data, topic))
  if (!input.success) return failed(t('organise.unknown'))
  const made = await organise(ctx, read.data.cardId, input.data)
  refresh()
  if (!made.ok) return failed(sayError(t, made.error))
  return said(sayDone(t, read.data.deed, made.value), made.value.batch)
}

const said = (text: string, undo: string | null = null): Said => ({ ok: true, text, undo })
const failed = (text: string, undo: string | null = null): Said => ({ ok: false, text, undo })

function inputOf(form: Form, topic: string | undefined): unknown {
  const { deed, expectedHash } = form
  switch (deed) {
    case 'rename':
      return { title: form.title, expectedHash }
    case 'move':
      return { topic, expectedHash }
    case 'archive':
    case 'take-out':
      return { archived: deed === 'archive', expectedHash }
    default:
      return deed satisfies never
  }
}

function sayDone(t: Translate, deed: Form['deed'], { batch, path, links }: Done): string {
  if (batch === null) return t('organise.none')
  switch (deed) {
    case 'rename':
      return t('organise.rename.done', { links: links.reduce((sum, { lines }) => sum + lines.length, 0) })
    case 'move':
      return t('organise.move.done', { path })
    case 'archive':
      return t('organise.archive.done')
    case 'take-out':
      return t('organise.archive.undone')
    default:
      return deed satisfies never
  }
}

function sayError(t: Translate, error: OrganiseError): string {
  switch (error.kind) {
    case 'unknown-card':
      return t('organise.unknown')
    case 'bad-title':
      return t('organise.badTitle')
    case 'bad-topic':
      return t('organise.badTopic')
    case 'changed':
      return t('organise.changed', { path: error.path })
    case 'unreadable':
      return t('organise.unreadable', { path: error.path })
    default:
      return error satisfies never
  }
}
