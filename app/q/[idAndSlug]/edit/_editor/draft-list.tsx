import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import type { Draft } from './kept.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'

/** What was written before and not saved: to go on with, or to throw away. */
export function DraftList({ given, room }: { given: Given; room: Room }) {
  const { drafts, dropped } = useSignal(room.offered)
  const { words, names, locale, timeZone, card } = given
  const when = ({ savedAt }: Draft) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(savedAt))
  if (drafts.length === 0 && dropped === null) return null
  return (
    <section className="notice writing-drafts" aria-labelledby="drafts">
      <h2 id="drafts">{words.drafts.title}</h2>
      {drafts.length > 0 && <p className="text-soft">{words.drafts.note}</p>}
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <span className="facts">
              <span>{fill(words.drafts.of, { part: names[draft.part], when: when(draft) })}</span>
              <Whose draft={draft} given={given} />
            </span>
            <span className="writing-excerpt" lang={whose(draft, given)?.lang ?? card.lang}>
              {draft.text.trim().slice(0, 120)}
            </span>
            <span className="writing-choices">
              <button type="button" className="button" onClick={() => void room.takeUp(draft).catch(reportError)}>
                {words.drafts.take}
              </button>
              <button type="button" className="button button-quiet" onClick={() => room.drop(draft)}>
                {words.drafts.drop}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p role="status">
        {dropped !== null && (
          <>
            {words.drafts.dropped}{' '}
            <button type="button" className="writing-tool" onClick={room.undo}>
              {words.drafts.undo}
            </button>
          </>
        )}
      </p>
    </section>
  )
}

/** The card that a draft was written of, if that was taken in since. */
const whose = ({ cardId }: Draft, { takenIn }: Given) => takenIn.find(({ id }) => id === cardId)

/** Written of another card, or when the file was another. */
function Whose({ draft, given }: { draft: Draft; given: Given }) {
  const { words, file } = given
  const other = whose(draft, given)
  if (other === undefined) return draft.baseHash === file.hash ? null : <span>{words.drafts.earlier}</span>
  const [before = '', after = ''] = words.drafts.takenIn.split('{title}')
  return (
    <span>
      {before}
      <span lang={other.lang}>{other.title}</span>
      {after}
    </span>
  )
}
