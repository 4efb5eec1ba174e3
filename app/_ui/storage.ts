/** What `use` makes of this browser's storage; `otherwise` where that is full or forbidden. */
export function storage<T>(otherwise: T, use: (local: Storage) => T): T {
  try {
    return use(localStorage)
  } catch (error) {
    // Forbidden, even its name throws.
    if (!(error instanceof DOMException)) throw error
    return otherwise
  }
}

/** JSON that a browser kept; null for what is none. */
export function parseKept(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
