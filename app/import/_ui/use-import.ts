import { useCallback, useEffect, useRef, useState } from 'react'
import type { Collected } from './collect.ts'
import {
  bring,
  dropUpload,
  openUpload,
  type Preview,
  preview,
  putFile,
  Stopped,
  type Trouble,
  type WhyLeftOut,
} from './http.ts'

export type LeftOut = { readonly path: string; readonly why: WhyLeftOut | 'kind' }

export type ImportState =
  | { readonly at: 'start'; readonly outcome: Trouble | 'cancelled' | 'nothing' | null }
  | { readonly at: 'uploading' | 'reading' | 'bringing'; readonly done: number; readonly of: number }
  | ({ readonly at: 'preview'; readonly folder: string; readonly trouble: 'bad-folder' | null } & Preview)

/** Files on their way at once. */
const LANES = 4

/** From files to a preview, and from there to an import. One at a time; leaving the page ends what can be ended. */
export function useImport(onDone: (id: string) => void) {
  const [state, setState] = useState<ImportState>({ at: 'start', outcome: null })
  const [leftOut, setLeftOut] = useState<readonly LeftOut[]>([])
  const upload = useRef<string | null>(null)
  const current = useRef<AbortController | null>(null)
  useEffect(() => {
    const giveUp = (): void => {
      if (upload.current !== null) dropUpload(upload.current).catch(reportError)
      upload.current = null
    }
    window.addEventListener('pagehide', giveUp)
    return () => {
      window.removeEventListener('pagehide', giveUp)
      current.current?.abort()
      giveUp()
    }
  }, [])

  /** Does some work; what stops it is said, and what was uploaded is given up. */
  const work = useCallback((what: (signal: AbortSignal) => Promise<void>): void => {
    current.current?.abort()
    const controller = (current.current = new AbortController())
    const stopped = async (error: unknown): Promise<void> => {
      // Something else was begun, or the page was left.
      if (current.current !== controller) return
      // Ends what else is on its way.
      controller.abort()
      const outcome = error instanceof Stopped ? error.trouble : 'failed'
      if (!(error instanceof Stopped)) reportError(error)
      const given = upload.current
      upload.current = null
      setState({ at: 'start', outcome })
      if (given !== null) await dropUpload(given)
    }
    what(controller.signal).catch(stopped).catch(reportError)
  }, [])

  const look = useCallback(async (folder: string, of: number, signal: AbortSignal): Promise<void> => {
    const id = upload.current
    if (id === null) throw new Stopped('unknown')
    setState({ at: 'reading', done: 0, of })
    const found = await preview(id, folder, {
      signal,
      onProgress: (done, all) => setState({ at: 'reading', done, of: all }),
    })
    setState({ at: 'preview', folder, trouble: null, ...found })
  }, [])

  const start = useCallback(
    ({ files, others, isVault }: Collected): void =>
      work(async (signal) => {
        setLeftOut(others.map((path) => ({ path, why: 'kind' })))
        if (files.length === 0) return setState({ at: 'start', outcome: 'nothing' })
        setState({ at: 'uploading', done: 0, of: files.length })
        const id = (upload.current = await openUpload(isVault, signal))
        let next = 0
        let done = 0
        const lane = async (): Promise<void> => {
          for (let picked = files[next++]; picked; picked = files[next++]) {
            const { path } = picked
            const why = await putFile(id, picked, signal)
            if (signal.aborted) throw new Stopped('cancelled')
            if (why) setLeftOut((before) => [...before, { path, why }])
            done += 1
            setState({ at: 'uploading', done, of: files.length })
          }
        }
        await Promise.all(Array.from({ length: LANES }, lane))
        await look('', files.length, signal)
      }),
    [work, look],
  )

  const chooseFolder = useCallback(
    (folder: string): void => {
      if (state.at !== 'preview') return
      const before = state
      work(async (signal) => {
        try {
          await look(folder.trim(), before.notes.length, signal)
        } catch (error) {
          if (!(error instanceof Stopped) || error.trouble !== 'bad-folder') throw error
          setState({ ...before, trouble: 'bad-folder' })
        }
      })
    },
    [work, look, state],
  )

  const bringIn = useCallback((): void => {
    if (state.at !== 'preview') return
    const { folder, notes } = state
    work(async (signal) => {
      const id = upload.current
      if (id === null) throw new Stopped('unknown')
      // From here on it is the server's: it goes on to the end, whoever leaves.
      upload.current = null
      setState({ at: 'bringing', done: 0, of: notes.length })
      const imported = await bring(id, folder, {
        signal,
        onProgress: (done, of) => setState({ at: 'bringing', done, of }),
      })
      onDone(imported)
    })
  }, [work, state, onDone])

  const cancel = useCallback((): void => {
    if (state.at === 'preview') work(() => Promise.reject(new Stopped('cancelled')))
    else current.current?.abort()
  }, [work, state])

  return { state, leftOut, start, chooseFolder, bringIn, cancel }
}
