const u16 = (...values: readonly number[]): number[] => values.flatMap((value) => [(value >> 8) & 255, value & 255])
const u32 = (...values: readonly number[]): number[] => values.flatMap((value) => u16(value >>> 16, value & 0xffff))

/** Table `name` with one family name, as Windows has it. */
const nameTable = (family: string): number[] => {
  const text = [...family].flatMap((character) => u16(character.charCodeAt(0)))
  return [...u16(0, 1, 18), ...u16(3, 1, 0x409, 1, text.length, 0), ...text]
}

/** Table `cmap` that maps these code points, each by itself: below 0x10000 in format 4, and all in format 12 if asked for. */
const cmapTable = (codes: readonly number[], format: 4 | 12): number[] => {
  const head = [...u16(0, 1), ...u16(3, format === 4 ? 1 : 10), ...u32(12)]
  if (format === 12) {
    return [
      ...head,
      ...u16(12, 0),
      ...u32(16 + 12 * codes.length, 0, codes.length),
      ...codes.flatMap((c) => u32(c, c, 1)),
    ]
  }
  const segments = [...codes, 0xffff]
  const n = segments.length
  const arrays = [
    ...u16(...segments),
    ...u16(0),
    ...u16(...segments),
    ...u16(...segments.map(() => 1)),
    ...u16(...segments.map(() => 0)),
  ]
  return [...head, ...u16(4, 14 + arrays.length, 0, 2 * n, 0, 0, 0), ...arrays]
}

type Made = { readonly family: string; readonly codes: readonly number[]; readonly format?: 4 | 12 }

/** A collection of fonts that have a name, a map of characters, and a table that is left out of what is cut from it. */
export function testCollection(fonts: readonly Made[]): Uint8Array {
  const headLength = 12 + 4 * fonts.length
  const bytes: number[] = []
  const starts: number[] = []
  for (const { family, codes, format = 4 } of fonts) {
    const tables = [
      ['GSUB', [1, 2, 3]],
      ['cmap', cmapTable(codes, format)],
      ['name', nameTable(family)],
    ] as const
    starts.push(headLength + bytes.length)
    let at = headLength + bytes.length + 12 + 16 * tables.length
    bytes.push(...u32(0x00010000), ...u16(tables.length, 0, 0, 0))
    for (const [tag, table] of tables) {
      bytes.push(...Buffer.from(tag), ...u32(7, at, table.length))
      at += table.length
    }
    for (const [, table] of tables) bytes.push(...table)
  }
  return Uint8Array.from([...Buffer.from('ttcf'), ...u32(0x00010000, fonts.length), ...u32(...starts), ...bytes])
}
