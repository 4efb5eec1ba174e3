/** How long the second key of a sequence may take. */
export const SEQUENCE_MS = 1200

/** With any other the browser does as ever. */
const WITH_CONTROL: ReadonlySet<string> = new Set(['z', 's', 'k'])

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'>

/** The name a key press goes by, or null for one that is none of our business. 229 is a press the input method took. */
export function pressName(event: Press): string | null {
  if (event.isComposing || event.keyCode === 229 || event.altKey) return null
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) return WITH_CONTROL.has(key) ? `mod-${key}` : null
  return key
}

/** The names to look for, best first: the sequence it ends, then the key alone. */
export function pressed(previous: { key: string; atMs: number } | null, key: string, atMs: number): readonly string[] {
  return previous !== null && atMs - previous.atMs <= SEQUENCE_MS ? [`${previous.key}-${key}`, key] : [key]
}
