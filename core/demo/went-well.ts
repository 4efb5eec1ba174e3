import type { Exit } from './run.ts'

/** Whether a run went as a demo should: it ended by itself, and stood every check; without any, it has to end with 0. */
export const wentWell = ({
  outcome,
  code,
  met,
  expected,
}: Pick<Exit, 'outcome' | 'code'> & { readonly met: number; readonly expected: number }): boolean =>
  outcome === 'ended' && (expected > 0 ? met === expected : code === 0)
