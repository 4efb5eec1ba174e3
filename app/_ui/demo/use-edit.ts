import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { isEdited, keep, keptIn, keptText, onKept, onto, storedEdit } from './edits.ts'
import type { Edit, Given } from './views.ts'

export type EditHere = {
  readonly stored: Edit
  readonly edit: Edit
  readonly isEdited: boolean
  readonly change: (change: Partial<Edit>) => void
  readonly changeFile: (name: string, source: string) => void
  readonly reset: () => void
  /** Null: there is no reset to take back. */
  readonly undoReset: (() => void) | null
  /** Edits of an earlier version of the demo. Null: there are none. */
  readonly older: { readonly take: () => void; readonly drop: () => void } | null
}

/** Changes are written to the browser's storage after so long a rest. In ms. */
const REST_MS = 300

/** What the learner changed of a demo: kept in this browser, over reloads and from tab to tab. */
export function useEdit({ id, hash, files, args, stdin }: Given): EditHere {
  const stored = useMemo(() => storedEdit({ files, args, stdin }), [files, args, stdin])
  const text = useSyncExternalStore(
    onKept,
    () => keptText(id),
    () => null,
  )
  const kept = useMemo(() => keptIn(text), [text])
  /** What is newer than what is kept, and always right in a browser that keeps nothing. */
  const [fresh, setFresh] = useState<Edit | null>(null)
  const [undone, setUndone] = useState<Edit | null>(null)
  const isCurrent = kept?.hash === hash
  const edit = fresh ?? (kept !== null && isCurrent ? onto(kept.edit, stored) : stored)

  // Two changes may come before the page is drawn again.
  const latest = useRef(edit)
  useLayoutEffect(() => {
    latest.current = edit
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pending = useRef<(() => void) | null>(null)
  const flush = () => {
    clearTimeout(timer.current)
    pending.current?.()
    pending.current = null
  }
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [])

  const set = (next: Edit) => {
    latest.current = next
    setFresh(next)
    clearTimeout(timer.current)
    pending.current = () => keep(id, isEdited(next, stored) ? { hash, edit: next } : null)
    timer.current = setTimeout(flush, REST_MS)
  }
  const change = (some: Partial<Edit>) => {
    setUndone(null)
    set({ ...latest.current, ...some })
  }
  return {
    stored,
    edit,
    isEdited: isEdited(edit, stored),
    change,
    changeFile: (name, source) => {
      if (latest.current.files[name] === source) return
      change({ files: { ...latest.current.files, [name]: source } })
    },
    reset: () => {
      setUndone(latest.current)
      set(stored)
    },
    undoReset:
      undone &&
      (() => {
        set(undone)
        setUndone(null)
      }),
    older:
      kept === null || isCurrent || fresh !== null
        ? null
        : { take: () => set(onto(kept.edit, stored)), drop: () => keep(id, null) },
  }
}
