import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useState } from 'react'
import { post } from './api.ts'
import type { Given } from './views.ts'

/** Demos that turned out to be others than those that were read. Kept here, as their new source is shown in a new player. */
const changed = new Set<string>()

/** A demo that came from somebody else: read first, then allowed. */
export function TrustNote({ given: { id, hash, token, words } }: { given: Given }) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState(() => (changed.has(id) ? words.trust.stale : ''))
  useEffect(() => void changed.delete(id), [id])
  const allow = async () => {
    setAsking(true)
    setTrouble('')
    const reply = await post(id, `/api/demos/${id}/allow`, token, { method: 'POST', body: { hash } })
    setAsking(false)
    if (!(reply instanceof Response)) {
      const troubles: Readonly<Record<string, string>> = { ...words.trouble, stale: words.trust.stale }
      setTrouble(troubles[reply.code] ?? words.trouble.failed)
      if (reply.code !== 'stale') return
      changed.add(id)
    }
    startTransition(() => router.refresh())
  }
  return (
    <div className="demo-note" data-kind="trust">
      <p>
        <strong>{words.trust.foreign}</strong> {words.trust.unread}
      </p>
      <div>
        <button type="button" className="button button-quiet" disabled={isAsking} onClick={() => void allow()}>
          {isAsking ? words.trust.allowing : words.trust.allow}
        </button>
        <p role="alert" className="demo-trouble">
          {trouble}
        </p>
      </div>
    </div>
  )
}
