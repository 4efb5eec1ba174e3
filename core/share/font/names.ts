import { type Face, tableOf, viewOf } from './face.ts'

/** Which name of the table `name` is the family's. */
const FAMILY = 1

/** What a face is called, in any of its languages. */
export function familyNames(face: Face): string[] {
  const table = tableOf(face, 'name')
  if (table === null) return []
  const view = viewOf(table)
  const texts = view.getUint16(4)
  return Array.from({ length: view.getUint16(2) }, (_, i) => 6 + 12 * i).flatMap((at) => {
    const [platform, name] = [view.getUint16(at), view.getUint16(at + 6)]
    if (name !== FAMILY || (platform !== 0 && platform !== 3)) return []
    const start = texts + view.getUint16(at + 10)
    return [new TextDecoder('utf-16be').decode(table.subarray(start, start + view.getUint16(at + 8)))]
  })
}
