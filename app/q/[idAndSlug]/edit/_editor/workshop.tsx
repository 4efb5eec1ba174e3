import { useEffect, useRef, useState } from 'react'
import { useSignal } from '../../../../practice/[cardId]/_attempt/signal.ts'
import { Bar } from './bar.tsx'
import { Bringing } from './bringing-panel.tsx'
import { ChangedNote } from './changed-note.tsx'
import { CountLine } from './count-line.tsx'
import { DraftList } from './draft-list.tsx'
import { Heading } from './heading.tsx'
import { PartList } from './part-list.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { ProblemList } from './problem-list.tsx'
import { openRoom, type Room } from './room.ts'
import { Suggestions } from './suggestions.tsx'
import type { Given } from './views.ts'

export type WorkshopProps = {
  given: Given
  /** What was written before the editor was there, and whether somebody was at it. */
  typed: string
  isIn: boolean
}

/** The editor, and all that stands around it. */
export function Workshop({ given: first, typed, isIn }: WorkshopProps) {
  // What the page was opened with: saved since, the same page would be given another file.
  const [given] = useState(first)
  const host = useRef<HTMLDivElement>(null)
  const parts = useRef<HTMLElement>(null)
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    if (host.current === null) return
    const leave = () => parts.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
    const opened = openRoom(host.current, given, typed, leave)
    setRoom(opened)
    // Fingers call up a keyboard that takes half of the page.
    if (isIn || matchMedia('(pointer: fine)').matches) opened.focus()
    return () => {
      setRoom(null)
      opened.close()
    }
  }, [given, typed, isIn])
  const [view, setView] = useState<'write' | 'preview'>('write')
  return (
    <div className="page writing" data-view={view}>
      <Heading given={given} />
      {room && <DraftList given={given} room={room} />}
      {room && <Unsettled given={given} room={room} />}
      <nav ref={parts} className="writing-parts" aria-label={given.words.parts}>
        {room && <PartList given={given} room={room} />}
      </nav>
      {room && <Bar given={given} room={room} view={view} setView={setView} />}
      <div className="writing-field">
        <div ref={host} className="writing-host" />
        {room && <CountLine given={given} room={room} />}
        {room && <Suggestions given={given} room={room} />}
        {room && <ProblemList given={given} room={room} />}
      </div>
      {room && <PreviewPane given={given} room={room} />}
    </div>
  )
}

/** What both sides changed; closed, it can still be come back to. */
function Unsettled({ given, room }: { given: Given; room: Room }) {
  const { merging } = useSignal(room.shown)
  const [isAsked, setAsked] = useState(false)
  const isOpen = merging !== null && (merging.kind === 'draft' || isAsked)
  const close = () => {
    setAsked(false)
    if (merging?.kind === 'draft') room.set({ merging: null })
  }
  return (
    <>
      <ChangedNote given={given} room={room} isOpen={isOpen} open={() => setAsked(true)} />
      {isOpen && (
        <Bringing
          key={merging.kind === 'file' ? merging.file.hash : merging.draft.id}
          given={given}
          room={room}
          merging={merging}
          close={close}
        />
      )}
    </>
  )
}
