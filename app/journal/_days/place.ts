/** Where somebody was in the journal: a day, and how far below the top of the window it began, in px. */
export type PlaceInDays = { readonly day: string; readonly topPx: number }

const NAME = 'journalPlace'

// It is kept with the entry of the browser's history, so that going back finds it and a new visit does not. The rest of
// the state is the router's, and stays as it is.

export function keepPlace(place: PlaceInDays): void {
  const state: unknown = history.state
  history.replaceState({ ...(isRecord(state) ? state : {}), [NAME]: place }, '')
}

export function placeKept(): PlaceInDays | null {
  const state: unknown = history.state
  const place = isRecord(state) ? state[NAME] : null
  if (!isRecord(place)) return null
  const { day, topPx } = place
  return typeof day === 'string' && typeof topPx === 'number' ? { day, topPx } : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
