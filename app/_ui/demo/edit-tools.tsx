import type { EditHere } from './use-edit.ts'
import type { Words } from './views.ts'

type Props = {
  here: EditHere
  words: Words
  /** Null: it is not to be copied. */
  saveAs: (() => void) | null
}

/** What can be done with edits: take them back, and that back again, or keep them as a demo of one's own. */
export function EditTools({ here: { isEdited, reset, undoReset }, words, saveAs }: Props) {
  return (
    <>
      <span role="status" className="sr-only">
        {undoReset !== null && words.wasReset}
      </span>
      {undoReset !== null && (
        <button type="button" className="demo-plain" onClick={undoReset}>
          {words.undoReset}
        </button>
      )}
      {isEdited && (
        <>
          <button type="button" className="demo-plain" onClick={reset}>
            {words.reset}
          </button>
          {saveAs && (
            <button type="button" className="demo-plain" onClick={saveAs}>
              {words.saveAs}
            </button>
          )}
        </>
      )}
    </>
  )
}

/** Edits that were made to files which have changed since. */
export function OlderNote({ older, words }: { older: NonNullable<EditHere['older']>; words: Words }) {
  return (
    <div className="demo-note">
      <p>{words.older}</p>
      <p className="flex gap-4">
        <button type="button" className="demo-plain" onClick={older.take}>
          {words.takeOlder}
        </button>
        <button type="button" className="demo-plain" onClick={older.drop}>
          {words.dropOlder}
        </button>
      </p>
    </div>
  )
}
