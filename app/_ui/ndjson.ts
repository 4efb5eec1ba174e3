/** The lines of a stream of NDJSON as they become whole, parsed; whatever way its bytes are cut. */
export function createNdjson(): {
  /** What became whole with these bytes. Throws a SyntaxError at a line that is no JSON. */
  readonly push: (bytes: Uint8Array) => readonly unknown[]
  /** The last line, if it came without its end. */
  readonly end: () => readonly unknown[]
} {
  // Holds back the first bytes of a character until the others come.
  const decoder = new TextDecoder()
  let rest = ''
  const take = (text: string): readonly unknown[] => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    return parsed(lines)
  }
  return {
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end: () => {
      const last = rest + decoder.decode()
      rest = ''
      return parsed([last])
    },
  }
}

const parsed = (lines: readonly string[]): readonly unknown[] =>
  lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line))
