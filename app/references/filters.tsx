import { REFERENCE_KINDS } from '#core/card/card.ts'
import { REFERENCE_ORDERS, type ReferencePage } from '#core/study/references.ts'
import { i18n } from '../_server/i18n.ts'
import { TopicField } from '../_ui/topic-field.tsx'
import { Ways } from '../_ui/ways.tsx'
import { type Look, READ_STATES, referencesHref } from './look.ts'

/** Hosts offered: beyond them few have more than one reference. */
const HOSTS = 200

/** Which references are listed, and in what order. */
export async function Filters({ look, list }: { look: Look; list: Pick<ReferencePage, 'hosts' | 'kinds'> }) {
  const { t } = await i18n()
  const hosts = list.hosts.slice(0, HOSTS)
  const isOffered = look.host === null || hosts.some(([host]) => host === look.host)
  return (
    <div className="browse-filters">
      <Ways
        label={t('references.stateLabel')}
        ways={[null, ...READ_STATES].map((state) => ({
          href: referencesHref(look, { state }),
          label: t(`references.state.${state ?? 'any'}`),
          isHere: look.state === state,
        }))}
      />
      <Ways
        label={t('references.order')}
        ways={REFERENCE_ORDERS.map((by) => ({
          href: referencesHref(look, { by }),
          label: t(`references.by.${by}`),
          isHere: look.by === by,
        }))}
      />
      <form className="browse-form">
        {look.state && <input type="hidden" name="state" value={look.state} />}
        <input type="hidden" name="by" value={look.by} />
        <label>
          {t('references.kind')}{' '}
          <select name="kind" className="field" defaultValue={look.kind ?? ''}>
            <option value="">{t('references.anyKind')}</option>
            {REFERENCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t('boards.counted', { name: t(`kind.${kind}`), count: list.kinds.get(kind) ?? 0 })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('references.host')}{' '}
          <select name="host" className="field" defaultValue={look.host ?? ''}>
            <option value="">{t('references.anyHost')}</option>
            {!isOffered && <option value={look.host ?? ''}>{look.host}</option>}
            {hosts.map(([host, count]) => (
              <option key={host} value={host}>
                {t('boards.counted', { name: host, count })}
              </option>
            ))}
          </select>
        </label>
        <TopicField topic={look.topic} />
        <button type="submit" className="button button-quiet">
          {t('boards.filter')}
        </button>
      </form>
    </div>
  )
}
