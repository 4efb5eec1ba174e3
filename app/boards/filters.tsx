import { CATEGORIES } from '#core/card/card.ts'
import { BOARD_STATES } from '#core/schedule/board.ts'
import type { BoardCounts } from '#core/study/boards.ts'
import { i18n } from '../_server/i18n.ts'
import { TopicField } from '../_ui/topic-field.tsx'
import { Ways } from '../_ui/ways.tsx'
import { languageNames } from './language-name.ts'
import { boardsHref, type Look } from './look.ts'

/** Which questions are shown, each choice with how many it would show. */
export async function Filters({ look, counts }: { look: Look; counts: BoardCounts }) {
  const { t, locale } = await i18n()
  const counted = (name: string, count: number) => t('boards.counted', { name, count })
  const named = languageNames(locale)
  const kept = { view: look.view, category: look.category, state: look.state, by: look.by, way: look.way }
  return (
    <div className="browse-filters">
      {look.view !== 'categories' && (
        <Ways
          label={t('boards.category')}
          ways={[
            {
              href: boardsHref(look, { category: null }),
              label: counted(t('boards.all'), counts.all),
              isHere: !look.category,
            },
            ...CATEGORIES.map((category) => ({
              href: boardsHref(look, { category }),
              label: counted(t(`category.${category}`), counts.categories.get(category) ?? 0),
              isHere: look.category === category,
            })),
          ]}
        />
      )}
      {look.view !== 'board' && (
        <Ways
          label={t('boards.stateLabel')}
          ways={[
            { href: boardsHref(look, { state: null }), label: t('boards.anyState'), isHere: look.state === null },
            ...BOARD_STATES.map((state) => ({
              href: boardsHref(look, { state }),
              label: counted(t(`boards.state.${state}`), counts.states.get(state) ?? 0),
              isHere: look.state === state,
            })),
          ]}
        />
      )}
      <form className="browse-form">
        {Object.entries(kept).map(([name, value]) =>
          value === null || value === 'table' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <TopicField topic={look.topic} />
        <label>
          {t('boards.lang')}{' '}
          <select name="lang" className="field" defaultValue={look.lang ?? ''}>
            <option value="">{t('boards.anyLang')}</option>
            {[...new Set([...counts.langs.keys(), ...(look.lang ? [look.lang] : [])])].map((lang) => (
              <option key={lang} value={lang}>
                {counted(named(lang), counts.langs.get(lang) ?? 0)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" name="archived" value="1" className="check" defaultChecked={look.archived} />{' '}
          {counted(t('boards.archived'), counts.archived)}
        </label>
        <label>
          <input type="checkbox" name="byHand" value="1" className="check" defaultChecked={look.byHand} />{' '}
          {counted(t('boards.mark.only'), counts.byHand)}
        </label>
        <button type="submit" className="button button-quiet">
          {t('boards.filter')}
        </button>
      </form>
    </div>
  )
}
