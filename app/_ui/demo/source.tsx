import { useEffect, useLayoutEffect, useRef, useState } from 'react'
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
  /** How often the reader asked for the editor, each time to write in it at once. */
  asked: number
  /** Of the text that says how to get out of the editor. */
  noteId: string
  onRun: () => void
  onLeave: () => void
  onFailed: () => void
}

/** The source of the file whose tab is chosen: first as it was made by the server, then, if asked for, in an editor. */
export function Source(props: Props) {
  const { given, name, here, isEditing, asked, noteId } = props
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

  useEffect(() => {
    const labels = { editor: fill(words.editor, { name }), source: fill(words.source, { name }) }
    if (isOpen) editor.current?.open(name, source, labels)
  }, [isOpen, name, source, words])
  useEffect(() => {
    if (isOpen && asked > 0) editor.current?.focus()
  }, [isOpen, asked])

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
