import type { Desk } from './desk.ts'
import type { Offers } from './offers.ts'
import type { Part } from './parts.ts'
import type { Saving } from './saving.ts'
import type { Surface } from './surface.ts'
import { changed, current, type Merge } from './writing.ts'

/**
 * Takes what came of bringing texts together. It can be undone in the editor, and is saved on top of the file it was
 * brought together with. False: the texts went on meanwhile, and have to be looked at again.
 */
export function bringTogether(
  desk: Desk,
  { saving, offers, surface }: { saving: Saving; offers: Offers; surface: Surface },
  results: ReadonlyMap<Part, string>,
): boolean {
  if (!desk.read()) return false
  const { merging, writing } = desk.shown.get()
  if (merging === null) return false
  // An old draft stands for what is written here only while nothing is.
  const isOld = merging.kind === 'draft' && merging.isOld
  const isStill = ({ part, mine, theirs }: Merge) => current(writing, part) === (isOld ? theirs : mine)
  if (!merging.merges.every(isStill)) {
    if (merging.kind === 'file') saving.meetFile(merging.file)
    else void offers.takeUp(merging.draft).catch(reportError)
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
