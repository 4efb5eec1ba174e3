import { fieldOf } from '../../../../practice/[cardId]/_attempt/http.ts'
import { type File, readFile } from './texts.ts'

/** A file is asked after so often while its page is seen. In ms. */
const EVERY_MS = 4000

/** The card's file now; `same` as the one of this hash, `gone`, or `unreachable`. */
export async function fetchFile(cardId: string, hash: string): Promise<File | 'same' | 'gone' | 'unreachable'> {
  try {
    const response = await fetch(`/api/cards/${cardId}/source`, {
      headers: { 'if-none-match': `"${hash}"` },
      cache: 'no-store',
      signal: AbortSignal.timeout(EVERY_MS * 2),
    })
    if (response.status === 304) return 'same'
    if (response.status === 404) return 'gone'
    if (!response.ok) return 'unreachable'
    return fileIn(await response.json()) ?? 'unreachable'
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)
      return 'unreachable'
    throw error
  }
}

/** A file as the server tells of it. Null: it did not. `path`: where it is, if that is not told. */
export function fileIn(value: unknown, path = ''): File | null {
  const [told, hash, source] = ['path', 'hash', 'source'].map((name) => fieldOf(value, name))
  if (typeof hash !== 'string' || typeof source !== 'string') return null
  return readFile({ path: typeof told === 'string' ? told : path, hash, source })
}

/** Looks at the file every few seconds while the page is seen, and whenever it is come back to. The result ends that. */
export function watchFile(
  cardId: string,
  hash: () => string,
  found: (file: File | 'same' | 'gone') => void,
): () => void {
  let isLooking = false
  let isOver = false
  const look = async (): Promise<void> => {
    if (isLooking || document.visibilityState === 'hidden') return
    isLooking = true
    const asked = hash()
    const file = await fetchFile(cardId, asked).finally(() => (isLooking = false))
    // Saved meanwhile: this is what it was before.
    if (!isOver && asked === hash() && file !== 'unreachable') found(file)
  }
  const lookNow = (): void => void look().catch(reportError)
  const timer = setInterval(lookNow, EVERY_MS)
  addEventListener('focus', lookNow)
  document.addEventListener('visibilitychange', lookNow)
  return () => {
    isOver = true
    clearInterval(timer)
    removeEventListener('focus', lookNow)
    document.removeEventListener('visibilitychange', lookNow)
  }
}
