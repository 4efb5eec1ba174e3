import { useState } from 'react'
import { isOffline } from '../../_ui/offline.ts'

/** What is fetched once it is asked for. Null: it was not yet, or is on its way. `failed`: it did not come. */
export function useFetched<T>(api: string): { readonly got: T | 'failed' | null; readonly load: () => void } {
  const [got, setGot] = useState<T | 'failed' | null>(null)
  const fetchIt = async (): Promise<void> => {
    try {
      const response = await fetch(api)
      setGot(response.ok ? ((await response.json()) as T) : 'failed')
    } catch (error) {
      if (!isOffline(error)) reportError(error)
      setGot('failed')
    }
  }
  return {
    got,
    load: () => {
      if (got === null || got === 'failed') void fetchIt()
    },
  }
}
