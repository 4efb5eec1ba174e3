/** Whole minutes, or that it was less than one. `{minutes}` in the first is filled in. */
export const sayMinutes = (ms: number, minutes: string, under: string): string =>
  ms < 60_000 ? under : minutes.replace('{minutes}', String(Math.floor(ms / 60_000)))
