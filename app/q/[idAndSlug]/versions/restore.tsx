import type { PartId } from '#core/card/parts.ts'
import type { Restorable } from '#core/study/restorable.ts'
import type { CardVersions } from '#core/study/versions.ts'
import { i18n, type Translate } from '../../../_server/i18n.ts'
import { RestoreForm } from './restore-form.tsx'

type Props = {
  loaded: CardVersions
  /** Null: nothing can be restored. */
  offer: Restorable | null
  /** Null: all of it. */
  part: PartId | null
}

/** Restores a version, or a part of it, if that would change anything; what was just restored is said all the same. */
export async function Restore({ loaded: { id, file }, offer, part }: Props) {
  const { t } = await i18n()
  const isOffered = offer !== null && (part === null ? offer.isOther : offer.parts.includes(part))
  return (
    <RestoreForm
      fields={{ cardId: id, n: String(offer?.n ?? 0), stage: part ?? '', expectedHash: file.hash ?? '' }}
      offer={isOffered ? wordsOf(t, offer, part, file) : null}
      words={{ saving: t('versions.saving'), unreachable: t('review.unreachable') }}
    />
  )
}

function wordsOf(t: Translate, { n, has }: Restorable, part: PartId | null, file: CardVersions['file']) {
  const yes = t('versions.yes')
  if (file.hash === null) {
    const note = t('versions.putBackNote', { n, path: file.path })
    return { open: t('versions.putBack', { n }), note, yes: t('versions.putBackYes') }
  }
  if (part === null) return { open: t('versions.restore', { n }), note: t('versions.restoreNote', { n }), yes }
  const note = has.includes(part) ? t('versions.restorePartNote', { n }) : t('versions.takeOutNote', { n })
  return { open: t('versions.restorePart', { n }), note, yes }
}
