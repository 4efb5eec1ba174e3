import type { Desk } from './desk.ts'
import { isOutdated, type Saving } from './saving.ts'
import type { Offers } from './offers.ts'
import type { Surface } from './surface.ts'
import type { Part } from './parts.ts'
import { changed, current, mergeOf } from './writing.ts'

/**
 * Takes what came of bringing texts together. It can be undone in the editor, and is saved on top of the file it was
 * brought together with. False: the texts went on meanwhile, and have to be looked at again.
 */
export function bringTogether(
  desk: Desk,
  { saving, offers, surface }: { saving: Saving; offers: Offers; surface: Surface },
  results: ReadonlyMap<Part, string>,
): boolean {
  const { merging } = desk.shown.get()
  if (!desk.read() || merging === null) return false
  if (isOutdated(desk) && merging.kind === 'file') {
    saving.meetFile(merging.file)
    return false
  }
  const { writing } = desk.shown.get()
  if (isOutdated(desk) && merging.kind === 'draft' && !merging.isOld) {
    const [{ part, base, theirs }] = merging.merges
    desk.set({ merging: { ...merging, merges: [mergeOf(part, base, current(writing, part), theirs)] } })
    return false
  }
  const file = merging.kind === 'file' ? merging.file : writing.file
  let next = { file, texts: writing.texts }
  for (const [part, text] of results) next = changed(next, part, text)
  desk.take(next)
  for (const [part, text] of results) surface.write(part, text, true)
  desk.set({ merging: null, trouble: null })
  desk.follow()
  if (merging.kind === 'file') void saving.save().catch(reportError)
  else {
    desk.open(merging.merges[0].part)
    offers.taken(merging.draft)
  }
  return true
}
