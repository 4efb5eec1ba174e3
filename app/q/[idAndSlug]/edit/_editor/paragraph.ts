/** A longer paragraph is not looked through, in characters. */
const MAX_LENGTH = 4000

/** The lines around an offset up to the next blank ones. `from`: where they begin. Null: it stands in a blank line, or they are too many. */
export function paragraphAt(text: string, at: number): { readonly from: number; readonly text: string } | null {
  const before = text.slice(0, at)
  const [gap] = /[^]*\n[ \t]*\n/.exec(before) ?? ['']
  const from = gap.length
  const rest = /\n[ \t]*(?:\n|$)/.exec(text.slice(at))
  const to = rest === null ? text.length : at + rest.index
  const found = text.slice(from, to)
  return found.trim() === '' || found.length > MAX_LENGTH ? null : { from, text: found }
}
