import { AttemptId } from '#core/practice/record.ts'

/** Of attempts, the last one first, the two to compare: those asked for, or the last two. Null: there are no two. */
export function pairOf<T extends { readonly id: AttemptId }>(
  attempts: readonly T[],
  a: unknown,
  b: unknown,
): readonly [T, T] | null {
  const find = (param: unknown): T | undefined => {
    const id = AttemptId.safeParse(param)
    return id.success ? attempts.find((attempt) => attempt.id === id.data) : undefined
  }
  const [before, after] = [find(a) ?? attempts[1], find(b) ?? attempts[0]]
  return before && after && before !== after ? [before, after] : null
}
