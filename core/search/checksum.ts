/**
 * FNV-1a over words of 32 bits, little end first (Fowler, Noll and Vo). Tells that a file was cut off or spoilt, not that
 * somebody meant it to be. Whatever was added before, one other word makes another sum.
 */
export const SUM_OF_NOTHING = 0x811c9dc5

/** The sum with these bytes added, which must be whole words. */
export function addToSum(sum: number, bytes: Uint8Array<ArrayBuffer>): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2)
  let added = sum
  for (let i = 0; i < words.length; i += 1) added = Math.imul(added ^ (words[i] ?? 0), 0x01000193)
  return added >>> 0
}
