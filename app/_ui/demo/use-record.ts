import { useEffect, useState } from 'react'
import type { RunRecord } from '#core/study/demo-views.ts'
import { get } from './api.ts'

export type Fetched =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'here'; readonly records: readonly RunRecord[] }

/** Whole runs of before, by their ids. */
export function useRecords(id: string, runIds: readonly number[]): Fetched {
  const [fetched, setFetched] = useState<Fetched>({ kind: 'waiting' })
  const key = runIds.join()
  useEffect(() => {
    const controller = new AbortController()
    // oxlint-disable-next-line react/set-state-in-effect -- other runs were asked for: those shown are not theirs
    setFetched({ kind: 'waiting' })
    const paths = key.split(',').map((runId) => `/api/demos/${id}/runs/${runId}`)
    void Promise.all(paths.map((path) => get<{ run: RunRecord }>(path, controller.signal))).then((answers) => {
      if (controller.signal.aborted) return
      const records = answers.flatMap((answer) => (answer === null ? [] : [answer.run]))
      setFetched(records.length === answers.length ? { kind: 'here', records } : { kind: 'failed' })
    })
    return () => controller.abort()
  }, [id, key])
  return fetched
}
