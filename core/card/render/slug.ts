// In front of every id that comes from an author, so that none can shadow a name the page's scripts use.
const PREFIX = 's-'
const MAX_CHARS = 80

/** An id for a heading: its letters and digits of any script, in lower case, joined by "-", after a prefix. */
export function slugify(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, MAX_CHARS)
    .replace(/\p{Surrogate}/gu, '')
    .replace(/^-+|-+$/g, '')
  return PREFIX + (slug || 'section')
}

/** Makes each id it is given unique by a number behind it. */
export function createSlugger(): (id: string) => string {
  const counts = new Map<string, number>()
  return (wanted) => {
    let count = counts.get(wanted) ?? 0
    let id = wanted
    while (count > 0 && counts.has((id = `${wanted}-${count + 1}`))) count += 1
    counts.set(wanted, count + 1)
    counts.set(id, Math.max(counts.get(id) ?? 0, 1))
    return id
  }
}
