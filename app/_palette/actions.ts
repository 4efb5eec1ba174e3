'use server'

import { type Names, namesNow } from './names.ts'

/** What the palette is opened with. */
export async function openPalette(): Promise<Names> {
  return namesNow()
}
