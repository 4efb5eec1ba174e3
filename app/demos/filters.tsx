import { DEMO_ORDERS, type ListedDemos } from '#core/study/demo-list.ts'
import { i18n } from '../_server/i18n.ts'
import { Ways } from '../_ui/ways.tsx'
import { DEMO_STATES, demosHref, type Look } from './look.ts'

/** Which demos are listed, and in what order. */
export async function Filters({ look, list: { langs, topics } }: { look: Look; list: ListedDemos }) {
  const { t } = await i18n()
  return (
    <div className="browse-filters">
      <Ways
        label={t('boards.stateLabel')}
        ways={[null, ...DEMO_STATES].map((state) => ({
          href: demosHref(look, { state }),
          label: t(`boards.demos.state.${state ?? 'any'}`),
          isHere: look.state === state,
        }))}
      />
      <Ways
        label={t('boards.demos.order')}
        ways={DEMO_ORDERS.map((by) => ({
          href: demosHref(look, { by }),
          label: t(`boards.demos.by.${by}`),
          isHere: look.by === by,
        }))}
      />
      <form className="browse-form">
        {look.state && <input type="hidden" name="state" value={look.state} />}
        <input type="hidden" name="by" value={look.by} />
        <label>
          {t('boards.demos.q')} <input type="search" name="q" className="field" defaultValue={look.q} maxLength={200} />
        </label>
        <label>
          {t('boards.lang')}{' '}
          <select name="lang" className="field" defaultValue={look.lang ?? ''}>
            <option value="">{t('boards.anyLang')}</option>
            {withHere(langs, look.lang).map((lang) => (
              <option key={lang} value={lang}>
                {t(`demo.lang.${lang}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('boards.topic')}{' '}
          <select name="topic" className="field" defaultValue={look.topic ?? ''}>
            <option value="">{t('boards.anyLang')}</option>
            {withHere(topics, look.topic).map((topic) => (
              <option key={topic}>{topic}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-quiet">
          {t('boards.filter')}
        </button>
      </form>
    </div>
  )
}

/** What is chosen is among what can be, though nothing is listed of it any more. */
const withHere = <T,>(offered: readonly T[], here: T | null): readonly T[] =>
  here === null || offered.includes(here) ? offered : [...offered, here]
