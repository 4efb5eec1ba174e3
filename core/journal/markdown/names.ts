/** Bytes of a name at most: with the ending and a mark that tells it from another, far below what any system takes. */
const MAX_BYTES = 150

// What means something in a path of some system or in a link of Obsidian, and what cannot be seen.
const ODD = /[\\/:*?"<>|#^[\]%]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]|\p{Surrogate}/gu

/** Names of devices on Windows, whatever they end with. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/** A text as the name of a file or a folder, without an ending, on Windows, macOS and Linux alike. `other`: if nothing is left of it. */
export function fileName(text: string, other: string): string {
  const plain = text.normalize('NFC').replace(ODD, ' ').replace(/\s+/g, ' ')
  const name = trim(cut(trim(plain)))
  return name === '' ? other : name.replace(DEVICE, '$&_')
}

/** A dot makes a name hidden at its beginning, and is dropped by Windows at its end. */
const trim = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '')

function cut(name: string): string {
  const encoder = new TextEncoder()
  let [kept, bytes] = ['', 0]
  for (const character of name) {
    bytes += encoder.encode(character).byteLength
    if (bytes > MAX_BYTES) break
    kept += character
  }
  return kept
}

/** Places that differ in nothing but case are one on some systems. */
const fold = (place: string): string => place.normalize('NFC').toLowerCase()

/**
 * Finds places in a folder of notes that no other note has. What is asked for first keeps its name, so whoever asks in an
 * order that new things only add to gets the same places again.
 */
export function createPlaces(): (folder: string, name: string, ending: string, mark: string) => string {
  const [taken, folders] = [new Set<string>(), new Set<string>()]
  /** The folder, or one of a like name where that is a note's. */
  const madeFolder = (folder: string): string => {
    let made = ''
    for (const name of folder.split('/')) {
      made += made === '' ? name : `/${name}`
      while (taken.has(fold(made))) made += '_'
      folders.add(fold(made))
    }
    return made
  }
  return (folder, name, ending, mark) => {
    const base = folder === '' ? name : `${madeFolder(folder)}/${name}`
    for (let n = 0; ; n += 1) {
      const place = `${base}${n === 0 ? '' : n === 1 ? ` (${mark})` : ` (${mark} ${n})`}`
      const key = fold(place + ending)
      if (taken.has(key) || folders.has(key)) continue
      taken.add(key)
      return place
    }
  }
}
