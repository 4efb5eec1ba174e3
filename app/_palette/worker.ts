import { parseQuery, type Query } from '#core/search/query.ts'
import type { SearchResults } from '#core/study/search.ts'
import { isOffline } from '../_ui/offline.ts'
import type { Copy } from './copy.ts'
import { at, freshCopy } from './fetched.ts'
import { type Hit, hitsIn, hitsTold } from './hits.ts'
import type { Answer, Ask, Question } from './messages.ts'

// Searches where nobody waits for the page to be drawn. As long as there is no index here, or only the server knows, the
// server is asked.

let copy: Copy | null = null
let isRefreshing = false
let last: Question | null = null
let asking = new AbortController()

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.kind === 'refresh') return void refresh().catch(reportError)
  last = data
  answer(data)
})

async function refresh(): Promise<void> {
  if (isRefreshing) return
  isRefreshing = true
  try {
    const before = copy?.stamp
    copy = await freshCopy(copy)
    if (copy?.stamp !== before && last) answer(last)
  } catch (error) {
    // What is here is searched as it is.
    if (!isOffline(error)) throw error
  } finally {
    isRefreshing = false
  }
}

function answer(question: Question): void {
  asking.abort()
  const query = parseQuery(question.typed)
  if (copy === null || isForServer(query)) {
    asking = new AbortController()
    askServer(question, asking.signal).catch(reportError)
    return
  }
  say({ kind: 'found', n: question.n, hits: hitsIn(copy.index, query) })
}

/** Where cards stand with their learner changes with every answer and by the hour. */
const isForServer = ({ standings }: Query): boolean => standings.some((one) => one !== 'open')

async function askServer({ n, typed }: Question, signal: AbortSignal): Promise<void> {
  try {
    const hits = await told(typed, signal)
    say(hits ? { kind: 'found', n, hits } : { kind: 'away', n })
  } catch (error) {
    if (signal.aborted) return
    if (!isOffline(error)) throw error
    say({ kind: 'away', n })
  }
}

/** Null: the server is there, and has no answer. */
async function told(typed: string, signal: AbortSignal): Promise<readonly Hit[] | null> {
  const response = await fetch(at(`/api/search?${new URLSearchParams({ q: typed, limit: '10' })}`), { signal })
  // A text too long to be searched for finds nothing.
  if (!response.ok) return response.status === 400 ? [] : null
  const results: SearchResults = await response.json()
  return hitsTold(results)
}

const say = (message: Answer): void => self.postMessage(message)
