const MAX_PATH = 1000
const MAX_DEPTH = 20
/** What file systems take. */
const MAX_NAME_BYTES = 255

// Controls, marks that reorder text, halves of characters, and what means a folder elsewhere.
// oxlint-disable-next-line no-control-regex
const ODD = /[\0-\x1F\x7F\\\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/u

/** Whether a path leads down from where it begins, by names that any file system of this kind takes and anybody can read. */
export function isPlainPath(path: string): boolean {
  const names = path.split('/')
  const isShort = path.length <= MAX_PATH && names.length <= MAX_DEPTH
  return isShort && !ODD.test(path) && !/^[A-Za-z]:/.test(path) && names.every(isName)
}

/** Neither empty nor `.` nor `..`, and with no blank at its ends. */
const isName = (name: string): boolean =>
  name.trim() === name && !['', '.', '..'].includes(name) && Buffer.byteLength(name) <= MAX_NAME_BYTES

/** Names of devices, whatever they end with. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Whether Windows takes a name as it is: there a colon begins a second text of the file, and dots at the end are dropped. */
export const isWindowsName = (name: string): boolean => !/[<>:"|?*]|[. ]$/.test(name) && !DEVICE.test(name)
