'use client'

import { useState } from 'react'
import { useMicrophone } from './microphone.ts'
import { Ready } from './ready.tsx'
import { Running } from './running.tsx'
import type { Undertaking } from './undertaking.ts'
import { useSettings } from './use-settings.ts'
import type { Given } from './views.ts'

/** One card under the clock: set up, then answered. Keyed by what is asked, so that another question starts afresh. */
export function Practice({ given }: { given: Given }) {
  const [under, setUnder] = useState<Undertaking | null>(null)
  const microphone = useMicrophone()
  const settings = useSettings(given.settings)
  return (
    <div className="page minute">
      {under === null ? (
        <Ready given={given} settings={settings} microphone={microphone} begin={setUnder} />
      ) : (
        <Running given={given} settings={settings} microphone={microphone} under={under} />
      )}
    </div>
  )
}
