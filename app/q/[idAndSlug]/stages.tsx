import type { RenderedSection } from '#core/card/render/rendered.ts'
import { STAGES, type SectionId } from '#core/card/stages.ts'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { SectionBody } from '../../_ui/section.tsx'
import { sectionName } from '../../_ui/stage.ts'
import { FollowUps } from './follow-ups.tsx'

/** The eight stages in order, the unwritten ones named in a line; what older notes add comes after. */
export async function Stages({ view }: { view: CardView }) {
  const { t } = await i18n()
  const { lang } = view.card
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
          tabIndex={-1}
          aria-labelledby="name-notes"
        >
          <h2 id="name-notes">
            <span className="number" aria-hidden="true">
              9
            </span>
            <span lang={lang}>{sectionName('review-notes', lang)}</span>
          </h2>
          {bodies(notes, lang)}
        </section>
      )}
    </>
  )
}

const bodies = (sections: readonly RenderedSection[], lang: string) =>
  sections.map((section, i) => <SectionBody key={i} section={section} lang={lang} demos="run" />)
