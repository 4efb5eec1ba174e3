import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import type { Room } from './room.ts'
import type { Given } from './views.ts'

type Props = { given: Given; room: Room; isOpen: boolean; open: () => void }

/** The file was changed elsewhere: what that means here. */
export function ChangedNote({ given: { words, names, locale }, room, isOpen, open }: Props) {
  const { merging, hasFollowed } = useSignal(room.shown)
  if (merging?.kind !== 'file') {
    return (
      <p role="status" className="writing-quiet">
        {hasFollowed ? words.changed.followed : ''}
      </p>
    )
  }
  const parts = new Intl.ListFormat(locale).format(merging.merges.map(({ part }) => names[part]))
  return (
    <section className="notice" aria-labelledby="changed" role="status">
      <h2 id="changed">{words.changed.title}</h2>
      <p className="text-soft">{fill(words.changed.what, { parts })}</p>
      {!isOpen && (
        <p className="mt-2">
          <button type="button" className="button button-quiet" onClick={open}>
            {words.changed.look}
          </button>
        </p>
      )}
    </section>
  )
}
