import type { SaidGlance } from '../../_server/said-glance.ts'
import { fieldOf } from '../../practice/[cardId]/_attempt/http.ts'

/** What was read is shown again for so long: where a card stands changes as it is answered. In ms. */
const FRESH_MS = 20_000
/** Of a page that stays open for a day not all is kept that was ever pointed at. */
const MOST_KEPT = 200

type Kept = { readonly glance: SaidGlance | null; readonly atMs: number }
const kept = new Map<string, Kept>()

/** What a link leads to. Null: nothing that can be shown, not reached, or not wanted any more. */
export async function readGlance(path: string, signal: AbortSignal): Promise<SaidGlance | null> {
  const known = kept.get(path)
  if (known && performance.now() - known.atMs < FRESH_MS) return known.glance
  try {
    const response = await fetch(path, { signal })
    const glance = response.status === 200 ? glanceIn(await response.json()) : null
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(path, { glance, atMs: performance.now() })
    return glance
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) return null
    throw error
  }
}

const MARKS = ['remembered', 'due', 'failed', 'new', 'locked', 'open', 'broken'] as const

function glanceIn(value: unknown): SaidGlance | null {
  const of = (name: string): unknown => fieldOf(value, name)
  const [title, lang, text, answer, facts] = [of('title'), of('lang'), of('text'), of('answer'), of('facts')]
  if (typeof title !== 'string' || typeof lang !== 'string' || typeof text !== 'string') return null
  return {
    title,
    lang,
    text,
    mark: MARKS.find((mark) => mark === of('mark')) ?? null,
    facts: Array.isArray(facts) ? facts.filter((fact) => typeof fact === 'string') : [],
    answer: typeof answer === 'string' ? answer : null,
  }
}
