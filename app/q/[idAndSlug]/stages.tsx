import Link from 'next/link'
import type { RenderedSection } from '#core/card/render/rendered.ts'
import { STAGES, type SectionId } from '#core/card/stages.ts'
import type { CardView } from '#core/study/views.ts'
import { i18n, type Translate } from '../../_server/i18n.ts'
import { keyed } from '../../_ui/kbd.tsx'
import { editHref } from '../../_ui/links.ts'
import { SectionBody } from '../../_ui/section.tsx'
import { sectionName } from '../../_ui/stage.ts'
import { FollowUps } from './follow-ups.tsx'

/** The eight stages in order, the unwritten ones named in a line; what older notes add comes after. */
export async function Stages({ view }: { view: CardView }) {
  const { t, locale } = await i18n()
  const { id: cardId, lang } = view.card
  const edit = (part: SectionId) => <Edit cardId={cardId} part={part} name={sectionName(part, locale)} t={t} />
  const written = (id: SectionId): readonly RenderedSection[] =>
    view.rendered.sections.filter((section) => section.id === id && section.blocks.length > 0)
  const preface = written('preface')
  const notes = written('review-notes')
  return (
    <>
      {preface.length > 0 && <div className="stage">{bodies(preface, lang)}</div>}
      {STAGES.map((id, i) => {
        const sections = written(id)
        const hasFollowUps = id === 'followups' && view.followUps.length > 0
        return (
          <section
            key={id}
            id={`stage-${id}`}
            className="stage"
            data-stage={id}
            data-key-scope=""
            tabIndex={-1}
            aria-labelledby={`name-${id}`}
          >
            <h2 id={`name-${id}`}>
              <span className="number" aria-hidden="true">
                {i + 1}
              </span>
              <span lang={lang}>{sectionName(id, lang)}</span>
              {sections.length === 0 && !hasFollowUps && <span className="unwritten">{t('card.unwritten')}</span>}
            </h2>
            {edit(id)}
            {hasFollowUps && <FollowUps view={view} />}
            {bodies(sections, lang)}
          </section>
        )
      })}
      {notes.length > 0 && (
        <section
          id="stage-review-notes"
          className="stage"
          data-stage="review-notes"
          data-key-scope=""
          tabIndex={-1}
          aria-labelledby="name-notes"
        >
          <h2 id="name-notes">
            <span className="number" aria-hidden="true">
              9
            </span>
            <span lang={lang}>{sectionName('review-notes', lang)}</span>
          </h2>
          {edit('review-notes')}
          {bodies(notes, lang)}
        </section>
      )}
    </>
  )
}

/** A way to where the section is written. The key means the one in view. */
function Edit({ cardId, part, name, t }: { cardId: string; part: SectionId; name: string; t: Translate }) {
  return (
    <Link
      href={editHref(cardId, part)}
      prefetch={false}
      className="stage-edit"
      aria-label={t('editor.edit', { part: name })}
      {...keyed('e')}
      data-key-label={t('card.edit')}
    >
      {t('editor.editShort')}
    </Link>
  )
}

const bodies = (sections: readonly RenderedSection[], lang: string) =>
  sections.map((section, i) => <SectionBody key={i} section={section} lang={lang} demos="run" />)
