import { diffArrays } from 'diff'

/** A stretch of text that both versions have, or only one of them. */
export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/**
 * Words that may be added and removed before two texts count as having nothing in common. The search takes time with
 * the square of this; a sentence that somebody speaks has some forty.
 */
const MAX_EDITS = 400
/** UTF-16 units of both texts; a whole answer has some hundreds. */
const MAX_CHARS = 20_000

/**
 * What was added and removed between two texts, word by word; words as Intl.Segmenter has them, so that Chinese is cut
 * into words too. The parts `same` and `removed` joined are `before`, `same` and `added` joined are `after`. In a
 * change what was removed stands first. Texts that have next to nothing in common are replaced as a whole.
 * @param lang BCP 47; a card may claim one that there is not
 */
export function wordDiff(before: string, after: string, lang: string): readonly DiffPart[] {
  if (before.length + after.length > MAX_CHARS) return before === after ? same(before) : changed(before, after)
  const segmenter = new Intl.Segmenter(isLocale(lang) ? lang : 'und', { granularity: 'word' })
  const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS })
  if (changes === undefined) return changed(before, after)

  // Each stretch that changed, with what follows it unchanged.
  const stretches = [{ removed: '', added: '', same: '' }]
  for (const { value, ...change } of changes) {
    let last = stretches.at(-1)
    if (!last || (last.same !== '' && (change.removed || change.added))) {
      stretches.push((last = { removed: '', added: '', same: '' }))
    }
    last[change.removed ? 'removed' : change.added ? 'added' : 'same'] += value.join('')
  }

  const parts: DiffPart[] = []
  let open = { removed: '', added: '' }
  for (const [i, { removed, added, same: unchanged }] of stretches.entries()) {
    open = { removed: open.removed + removed, added: open.added + added }
    if (ties(unchanged, open, stretches[i + 1])) {
      parts.push(...changed(open.removed, open.added), ...same(unchanged))
      open = { removed: '', added: '' }
    } else open = { removed: open.removed + unchanged, added: open.added + unchanged }
  }
  return [...parts, ...changed(open.removed, open.added)]
}

type Change = { readonly removed: string; readonly added: string }

/** Whether what stayed is worth showing as such: a comma, or a 的, that outlived the words on both its sides is not. */
function ties(text: string, before: Change, after: Change | undefined): boolean {
  const size = ({ removed, added }: Change): number => Math.max(removed.length, added.length)
  if (!after || size(before) === 0) return true
  const isMarks = /^[\p{P}\s]*$/u.test(text)
  return !isMarks && text.length * 2 > Math.min(size(before), size(after))
}

const same = (text: string): readonly DiffPart[] => (text === '' ? [] : [{ kind: 'same', text }])

function changed(removed: string, added: string): readonly DiffPart[] {
  const parts: DiffPart[] = []
  if (removed !== '') parts.push({ kind: 'removed', text: removed })
  if (added !== '') parts.push({ kind: 'added', text: added })
  return parts
}

function isLocale(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length > 0
  } catch {
    return false
  }
}
