const KEY = Symbol.for('zhuiwen.turns')

/**
 * Runs `work` when all work that was given earlier for the same `name` is over, so that of two changes to one file the
 * later one begins from what the earlier one left. Holds within this process.
 */
export function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turns = turnsOfProcess()
  const before = turns.get(name) ?? Promise.resolve()
  // However the work before ended: its outcome belongs to whoever asked for it.
  const mine = before.then(work, work)
  turns.set(name, mine)
  const leave = (): void => {
    if (turns.get(name) === mine) turns.delete(name)
  }
  mine.then(leave, leave)
  return mine
}

/** Not a variable of this module, of which Next gives each part of the server a copy. */
function turnsOfProcess(): Map<string, Promise<unknown>> {
  const shared = globalThis as typeof globalThis & { [KEY]?: Map<string, Promise<unknown>> }
  return (shared[KEY] ??= new Map())
}
