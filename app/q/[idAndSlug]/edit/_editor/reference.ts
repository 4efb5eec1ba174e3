const ITEM = '  - { url: "${https://}", kind: ${official}, title: "${}" }'

/**
 * Where one more reference goes in the frontmatter of a card's file, as a snippet to replace `from` to `to`. Null where
 * there is no frontmatter, or its references are written in one line that is not empty.
 */
export function referenceInto(
  source: string,
): { readonly from: number; readonly to: number; readonly snippet: string } | null {
  const end = /^---\n[^]*?\n(?=---[ \t]*(?:\n|$))/.exec(source)?.[0].length
  if (end === undefined) return null
  const list = /^references:[ \t]*(\[[ \t]*\])?[ \t]*\n((?:[ \t]+.*\n|-.*\n)*)/m.exec(source.slice(0, end))
  if (list === null) {
    if (/^references:/m.test(source.slice(0, end))) return null
    return { from: end, to: end, snippet: `references:\n${ITEM}\n` }
  }
  const [whole, isEmpty, items = ''] = list
  if (isEmpty !== undefined) {
    const to = list.index + whole.length
    return { from: list.index, to, snippet: `references:\n${ITEM}\n` }
  }
  const at = list.index + whole.length
  // As the ones before it are indented.
  const indent = /^[ \t]*/.exec(items)?.[0] ?? ''
  return { from: at, to: at, snippet: items === '' ? `${ITEM}\n` : `${indent}${ITEM.trim()}\n` }
}
