'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import {
  type LinkError,
  type MakeLinkError,
  makeLink,
  revokeLink,
  ShareLinkId,
  showNewest,
} from '#core/study/share/links.ts'
import { i18n } from '../../../../_server/i18n.ts'
import { shareUrl } from '../../../../_server/share-url.ts'
import { study } from '../../../../_server/study.ts'
import { readLinkForm } from './link-form.ts'

/** What came of making a link: where it leads, which is told this once, or why there is none. */
export type Made =
  | { readonly ok: true; readonly url: string; readonly isEmbeddable: boolean }
  | { readonly ok: false; readonly text: string }

export async function make(_before: Made | null, form: FormData): Promise<Made> {
  const [{ ctx, settings, now }, { t }] = await Promise.all([study(), i18n()])
  const read = readLinkForm(form, now, settings.day.timeZone)
  if (read === null) return { ok: false, text: t('shareLinks.failed.invalid') }
  const made = await makeLink(ctx, read.root, read.input)
  if (!made.ok) return { ok: false, text: t(`shareLinks.failed.${whyNot(made.error)}`) }
  refresh()
  const { path, link } = made.value
  return { ok: true, url: (shareUrl() ?? (await here())) + path, isEmbeddable: link.isEmbeddable }
}

/** What came of a press of a button beside a link. */
export type Done = { readonly ok: boolean; readonly text: string }

export async function showNewestOf(_before: Done | null, form: FormData): Promise<Done> {
  const [{ ctx }, { t }, id] = [await study(), await i18n(), ShareLinkId.safeParse(form.get('link'))]
  if (!id.success) return { ok: false, text: t('shareLinks.failed.gone') }
  const shown = await showNewest(ctx, id.data)
  if (!shown.ok) return { ok: false, text: t(`shareLinks.failed.${whyNot(shown.error)}`) }
  refresh()
  return { ok: true, text: t(shown.value.isNew ? 'shareLinks.shownNewest' : 'shareLinks.same') }
}

export async function revoke(_before: Done | null, form: FormData): Promise<Done> {
  const [{ ctx }, { t }, id] = [await study(), await i18n(), ShareLinkId.safeParse(form.get('link'))]
  const revoked = id.success && (await revokeLink(ctx, id.data)).ok
  if (!revoked) return { ok: false, text: t('shareLinks.failed.gone') }
  refresh()
  return { ok: true, text: t('shareLinks.revokedNow') }
}

function whyNot(error: MakeLinkError | LinkError): 'expiry' | 'gone' | 'revoked' | 'packing' {
  switch (error.kind) {
    case 'in-the-past':
      return 'expiry'
    case 'unknown-card':
    case 'unknown-link':
      return 'gone'
    case 'revoked':
      return 'revoked'
    default:
      return 'packing'
  }
}

/** Where this page was asked for: the links open there as well. */
const here = async (): Promise<string> => `http://${(await headers()).get('host') ?? 'localhost'}`
