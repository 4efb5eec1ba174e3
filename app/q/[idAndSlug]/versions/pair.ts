import { VersionNumber } from '#core/study/versions.ts'

/**
 * Of `total` versions the two to compare, the earlier one first: those asked for; else the last one, and each with the
 * one before it. Null: there are no two.
 */
export function pairOf(total: number, a: unknown, b: unknown): readonly [number, number] | null {
  const read = (param: unknown): number | undefined => {
    const n = VersionNumber.safeParse(param)
    return n.success && n.data <= total ? n.data : undefined
  }
  const after = read(b) ?? total
  const before = read(a) ?? after - 1
  return before < 1 || before === after ? null : [Math.min(before, after), Math.max(before, after)]
}
