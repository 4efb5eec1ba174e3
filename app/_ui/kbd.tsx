const NAMES: Readonly<Record<string, string>> = { Enter: '⏎', Escape: 'Esc' }

/** How a key is written: `r` → R, `Enter` → ⏎, `mod-z` → Ctrl Z. A sequence keeps its hyphen. */
export const keyName = (key: string): string =>
  key.startsWith('mod-')
    ? `Ctrl ${keyName(key.slice(4))}`
    : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key))

/** As ARIA has it, where a + stands between keys. */
const ARIA = (key: string): string =>
  key.startsWith('mod-') ? `Control+${ARIA(key.slice(4))}` : key === '+' ? 'Plus' : key === 'Enter' ? key : keyName(key)

/**
 * Makes an element answer to keys, given as `r`, `Enter`, `Space`, `mod-z`, or a sequence `g-t`; several with spaces
 * between. The one listener (keys.tsx) presses it, and lists it under its own words.
 */
export function keyed(keys: string): { readonly 'data-key': string; readonly 'aria-keyshortcuts'?: string } {
  const single = keys.split(' ').filter((key) => key.startsWith('mod-') || !/^.-/.test(key))
  // Sequences have no way of being said to assistive technology; the list of keys names them.
  return single.length === 0
    ? { 'data-key': keys }
    : { 'data-key': keys, 'aria-keyshortcuts': single.map(ARIA).join(' ') }
}

/** The key of an action, beside it. Hidden where there is no keyboard; silent, for `aria-keyshortcuts` says it. */
export function Hint({ k }: { k: string }) {
  return (
    <kbd className="hint" aria-hidden="true">
      {keyName(k)}
    </kbd>
  )
}
