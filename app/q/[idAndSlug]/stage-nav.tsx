import { STAGES } from '#core/card/stages.ts'
import type { CardView } from '#core/study/views.ts'
import { i18n } from '../../_server/i18n.ts'
import { sectionName } from '../../_ui/stage.ts'

/** The eight stages as a row of numbers, for where a page is long and a screen is short. */
export async function StageNav({ view }: { view: CardView }) {
  const { t, locale } = await i18n()
  const written = new Set(view.rendered.sections.filter(({ blocks }) => blocks.length > 0).map(({ id }) => id))
  if (view.followUps.length > 0) written.add('followups')
  return (
    <nav className="stage-nav" aria-label={t('card.stages')}>
      <ol>
        {STAGES.map((id, i) => (
          <li key={id}>
            <a
              href={`#stage-${id}`}
              data-written={written.has(id)}
              aria-label={`${i + 1} ${sectionName(id, locale)}${written.has(id) ? '' : ` (${t('card.unwritten')})`}`}
            >
              {i + 1}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
