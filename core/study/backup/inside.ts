import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../file-errors.ts'
import { folderOfPart, PARTS, type Places } from './format.ts'

/** Whether a place is in a folder that is backed up, be it by way of a link, so that the next backup would hold it as well. */
export async function liesInside(place: string, places: Places): Promise<boolean> {
  const real = await realOf(place)
  for (const part of PARTS) {
    const relative = path.relative(await realOf(folderOfPart(places, part)), real)
    if (relative === '' || (!/^\.\.($|[\\/])/.test(relative) && !path.isAbsolute(relative))) return true
  }
  return false
}

/** Without links, as far as there is anything. */
async function realOf(place: string): Promise<string> {
  try {
    return await realpath(place)
  } catch (error) {
    if (codeOf(error) === null) throw error
    const above = path.dirname(place)
    return above === place ? place : path.join(await realOf(above), path.basename(place))
  }
}
