import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fill } from '../fill.ts'
import { CodeLines } from './code-lines.tsx'
import type { Editor } from './editor.ts'
import type { EditHere } from './use-edit.ts'
import type { Given } from './views.ts'

type Props = {
  given: Given
  /** Of the file shown. */
  name: string
  here: EditHere
  isEditing: boolean
  /** The reader asked for the editor just now, and wants to write in it. */
  wantsFocus: RefObject<boolean>
  /** Of the text that says how to get out of the editor. */
  noteId: string
  onRun: () => void
  onLeave: () => void
  onFailed: () => void
}

/** The source of the file whose tab is chosen: first as it was made by the server, then, if asked for, in an editor. */
export function Source(props: Props) {
  const { given, name, here, isEditing, wantsFocus, noteId } = props
  const { words, files } = given
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const [isOpen, setOpen] = useState(false)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const source = here.edit.files[name] ?? ''

  useEffect(() => {
    if (!isEditing) return
    let isGone = false
    import('./editor.ts').then(
      ({ createEditor }) => {
        if (isGone || host.current === null) return
        editor.current = createEditor(host.current, noteId, () => ({
          onChange: (file, text) => latest.current.here.changeFile(file, text),
          onRun: () => latest.current.onRun(),
          onLeave: () => latest.current.onLeave(),
        }))
        setOpen(true)
      },
      (error: unknown) => {
        if (isGone) return
        reportError(error)
        latest.current.onFailed()
      },
    )
    return () => {
      isGone = true
      editor.current?.destroy()
      editor.current = null
      setOpen(false)
    }
  }, [isEditing, noteId])

  // oxlint-disable-next-line react/immutability -- as below
  useEffect(() => {
    if (!isOpen) return
    editor.current?.open(name, source, fill(words.editor, { name }))
    if (wantsFocus.current) editor.current?.focus()
    // oxlint-disable-next-line react/immutability -- a note between the button and the editor, not a value that is drawn
    wantsFocus.current = false
  }, [isOpen, name, source, words, wantsFocus])

  return (
    <>
      {files.map((file) => {
        const text = here.edit.files[file.name] ?? file.source
        return (
          <div
            key={file.name}
            className="demo-code"
            hidden={file.name !== name || isOpen}
            tabIndex={0}
            role="group"
            aria-label={fill(words.source, { name: file.name })}
          >
            {text === file.source ? file.code : <CodeLines source={text} />}
          </div>
        )
      })}
      <div ref={host} className="demo-editor" hidden={!isOpen} />
    </>
  )
}
