import { useEffect, useState } from 'react'
import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { fill } from '../../../../_ui/fill.ts'
import { Hint, keyed } from '../../../../_ui/kbd.tsx'
import type { Trouble } from './desk.ts'
import { FilePlace } from './file-place.tsx'
import { InsertMenu } from './insert-menu.tsx'
import type { Room } from './room.ts'
import { chooseVim, isVimChosen } from './vim-choice.ts'
import type { Given } from './views.ts'

type View = 'write' | 'preview'
type Props = { given: Given; room: Room; view: View; setView: (view: View) => void }

/** Saving, and where the words are; what can be put in, and how it is shown. */
export function Bar({ given, room, view, setView }: Props) {
  const { words } = given
  const { isSaving, writing, merging } = useSignal(room.shown)
  const isSaved = writing.texts.size === 0
  return (
    <div className="writing-bar" role="group" aria-label={words.bar}>
      <button
        type="button"
        className="button writing-save"
        onClick={() => void room.save()}
        aria-disabled={isSaved || isSaving || merging?.kind === 'file'}
        {...keyed('mod-s')}
      >
        {isSaving ? words.saving : words.save} <Hint k="mod-s" />
      </button>
      <Status given={given} room={room} />
      <fieldset className="writing-views">
        <legend className="sr-only">{words.views}</legend>
        {(['write', 'preview'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="view" checked={view === one} onChange={() => setView(one)} />
            {words[one]}
          </label>
        ))}
      </fieldset>
      <div className="writing-tools">
        <InsertMenu given={given} room={room} />
        <VimSwitch given={given} room={room} />
        <FilePlace given={given} />
      </div>
    </div>
  )
}

function Status({ given: { words, names }, room }: { given: Given; room: Room }) {
  const { writing, trouble } = useSignal(room.shown)
  const keeping = useSignal(room.keeper.keeping)
  const isSaved = writing.texts.size === 0
  const state = isSaved ? 'saved' : keeping === 'kept' ? 'unsaved' : keeping
  const say = (what: Trouble): string =>
    what.kind === 'image'
      ? what.why
      : what.kind === 'unreadable'
        ? fill(words.trouble.unreadable, { part: names[what.part] })
        : words.trouble[what.kind]
  return (
    <p
      className="writing-status"
      role="status"
      data-state={trouble === null ? state : trouble.kind === 'wholeFirst' ? 'note' : 'trouble'}
    >
      {trouble === null ? words.status[state] : say(trouble)}
    </p>
  )
}

function VimSwitch({ given: { words }, room }: { given: Given; room: Room }) {
  const [isOn, setOn] = useState(isVimChosen)
  useEffect(() => {
    void room.setVim(isOn).catch(reportError)
  }, [room, isOn])
  return (
    <label className="writing-switch finger:hidden">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          chooseVim(target.checked)
          setOn(target.checked)
        }}
      />
      {words.vim}
    </label>
  )
}
