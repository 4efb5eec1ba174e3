/** The fields of an answer as they are sent. */
export type Kept = Readonly<Record<string, string>>

// An answer that could not be sent is kept with the tab, where it outlives a reload.
const KEY = 'zhuiwen-unsent'

export const keep = (fields: Kept): void => sessionStorage.setItem(KEY, JSON.stringify(fields))

export const forget = (): void => sessionStorage.removeItem(KEY)

/** What is kept. Only this file writes there; whatever else is found counts as nothing. The server parses it again. */
export function kept(): Kept | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (typeof value !== 'object' || value === null) return null
    const fields = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    return Object.fromEntries(fields)
  } catch {
    return null
  }
}

export const fieldsOf = (form: FormData): Kept =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

export function formOf(fields: Kept): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
