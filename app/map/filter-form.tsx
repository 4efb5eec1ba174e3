import { CATEGORIES } from '#core/card/card.ts'
import { KNOWN } from '#core/study/known.ts'
import type { Translate } from '../_server/i18n.ts'
import type { Look } from './look.ts'

type Props = { look: Look; topics: readonly (readonly [name: string, cards: number])[]; t: Translate }

/** What the map is of. Works without a script. */
export function FilterForm({ look, topics, t }: Props) {
  const { view, chain, topic, category, known } = look
  return (
    <form method="get" className="map-filter" aria-label={t('map.filter')}>
      {view === 'outline' && <input type="hidden" name="view" value={view} />}
      {chain !== null && <input type="hidden" name="chain" value={chain} />}
      <Choice name="topic" chosen={topic} label={t('map.topic')} any={t('map.any')}>
        {topics.map(([name, cards]) => (
          <option key={name} value={name}>{`${name} (${cards})`}</option>
        ))}
      </Choice>
      <Choice name="category" chosen={category} label={t('map.category')} any={t('map.any')}>
        {CATEGORIES.map((name) => (
          <option key={name} value={name}>
            {t(`category.${name}`)}
          </option>
        ))}
      </Choice>
      <Choice name="known" chosen={known} label={t('map.known')} any={t('map.any')}>
        {KNOWN.map((name) => (
          <option key={name} value={name}>
            {t(`map.knownAs.${name}`)}
          </option>
        ))}
      </Choice>
      <button type="submit" className="button button-quiet">
        {t('map.apply')}
      </button>
    </form>
  )
}

type ChoiceProps = { name: string; chosen: string | null; label: string; any: string; children: React.ReactNode }

function Choice({ name, chosen, label, any, children }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select key={chosen} name={name} className="field" defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {children}
      </select>
    </label>
  )
}
