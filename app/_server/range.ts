/** A stretch of bytes, `end` exclusive. */
export type ByteRange = { readonly start: number; readonly end: number }

/**
 * What a `Range` header asks of `size` bytes (RFC 9110, 14.2). `whole`: no range, or one to be ignored, as of several
 * ranges, other units and what is malformed. `none`: it lies outside.
 */
export function rangeIn(header: string | null, size: number): ByteRange | 'whole' | 'none' {
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole'
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(Number(last) + 1, size)
  return start < end ? { start, end } : 'none'
}
