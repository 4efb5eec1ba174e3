/** A longer paragraph is not looked through, in characters. */
const MAX_LENGTH = 4000

/** The lines around an offset up to the next blank ones. `from`: where they begin. Null: it stands in a blank line, or they are too many. */
export function paragraphAt(text: string, at: number): { readonly from: number; readonly text: string } | null {
  const isBlank = (start: number, end: number): boolean => /^[ \t]*$/.test(text.slice(start, end))
  // A negative place would be taken for the first.
  const startOf = (place: number): number => (place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1)
  const endOf = (place: number): number => {
    const end = text.indexOf('\n', place)
    return end < 0 ? text.length : end
  }
  let [from, to] = [startOf(at), endOf(at)]
  if (isBlank(from, to)) return null
  while (from > 0 && !isBlank(startOf(from - 1), from - 1)) from = startOf(from - 1)
  while (to < text.length && !isBlank(to + 1, endOf(to + 1))) to = endOf(to + 1)
  return to - from > MAX_LENGTH ? null : { from, text: text.slice(from, to) }
}
