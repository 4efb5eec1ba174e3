import Link from 'next/link'
import path from 'node:path'
import type { OrganiseView } from '#core/study/organise-view.ts'
import type { Translate } from '../../../_server/i18n.ts'
import { cardHref } from '../../../_ui/links.ts'
import type { Deed } from './forms.tsx'

/** What can be done to a card, each with what it will change. */
export const deedsOf = (view: OrganiseView, t: Translate): readonly Deed[] => [
  renaming(view, t),
  moving(view, t),
  archiving(view, t),
]

function renaming({ card, links, isNamedByTitle }: OrganiseView, t: Translate): Deed {
  const count = links.reduce((sum, link) => sum + link.count, 0)
  return {
    deed: 'rename',
    title: t('organise.rename.title'),
    yes: t('organise.rename.do'),
    fields: (
      <>
        <label htmlFor="title">{t('organise.rename.label')}</label>
        <input
          // A card that has another title now offers that.
          key={card.title}
          id="title"
          name="title"
          className="field"
          lang={card.lang}
          required
          maxLength={300}
          defaultValue={card.title}
        />
      </>
    ),
    notes: (
      <>
        <p>{t('organise.rename.note')}</p>
        <p>{t(isNamedByTitle ? 'organise.rename.follows' : 'organise.rename.stays')}</p>
        {count === 0 ? (
          <p>{t('organise.rename.noLinks')}</p>
        ) : (
          <>
            <p>{t('organise.rename.links', { links: count, cards: links.length })}</p>
            <ul>
              {links.map(({ card: one }) => (
                <li key={one.id}>
                  <Link href={cardHref(one)} prefetch={false} lang={one.lang}>
                    {one.title}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }
}

function moving({ folder, folders, files }: OrganiseView, t: Translate): Deed {
  const others = folders.filter((one) => one !== folder)
  return {
    deed: 'move',
    title: t('organise.move.title'),
    yes: t('organise.move.do'),
    fields: (
      <>
        {others.length > 0 && (
          <>
            <label htmlFor="topic">{t('organise.move.label')}</label>
            <select key={folder} id="topic" name="topic" className="field">
              {others.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </>
        )}
        <label htmlFor="new-topic">{t(others.length > 0 ? 'organise.move.other' : 'organise.move.label')}</label>
        <input key={`to ${folder}`} id="new-topic" name="newTopic" className="field" maxLength={60} />
      </>
    ),
    notes: (
      <>
        <p>
          {folder === ''
            ? t('organise.move.noteRoot')
            : t('organise.move.note', { topic: path.posix.basename(folder) })}
        </p>
        {files > 0 && <p>{t('organise.move.files', { count: files })}</p>}
      </>
    ),
  }
}

function archiving({ card, followUps }: OrganiseView, t: Translate): Deed {
  if (card.archived) {
    return {
      deed: 'take-out',
      title: t('organise.archive.title'),
      yes: t('organise.archive.undo'),
      fields: null,
      notes: <p>{t('organise.archive.now')}</p>,
    }
  }
  return {
    deed: 'archive',
    title: t('organise.archive.title'),
    yes: t('organise.archive.do'),
    fields: null,
    notes: (
      <>
        <p>{t('organise.archive.note')}</p>
        {followUps > 0 && <p>{t('organise.archive.followUps', { count: followUps })}</p>}
      </>
    ),
  }
}
