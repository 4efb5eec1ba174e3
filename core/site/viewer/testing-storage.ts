/** A browser's storage of so many characters, which is not there outside of browsers. */
export function newStorage(limit = Infinity): Storage {
  const kept = new Map<string, string>()
  const size = (): number => [...kept].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  const storage = {
    get length() {
      return kept.size
    },
    key: (n: number) => [...kept.keys()][n] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (size() + key.length + value.length > limit) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  }
  return storage
}
