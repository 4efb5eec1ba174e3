import { topicCounts } from '#core/store/topics.ts'
import { i18n } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'

/** Topics that are offered while one is typed: those of most cards. */
const OFFERED = 200

/** A topic to look for, be it one that is offered or not. Empty: any. */
export async function TopicField({ topic }: { topic: string | null }) {
  const [{ ctx }, { t }] = await Promise.all([study(), i18n()])
  const topics = await topicCounts(ctx.db, OFFERED)
  return (
    <>
      <label>
        {t('boards.topic')}{' '}
        <input name="topic" list="topics" className="field" defaultValue={topic ?? ''} maxLength={200} />
      </label>
      <datalist id="topics">
        {topics.map(([name]) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
    </>
  )
}
