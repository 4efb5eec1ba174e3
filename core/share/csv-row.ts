export type Field = string | number | boolean | null

/** What spreadsheets take for a formula, and run; in Chinese and Japanese ones the wide marks as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** A line of a table as RFC 4180 has it. A text that a spreadsheet would run begins with an apostrophe, which it takes for “this is text”. */
export const csvRow = (fields: readonly Field[]): string => `${fields.map(written).join(',')}\r\n`

function written(field: Field): string {
  if (field === null) return ''
  if (typeof field !== 'string') return String(field)
  const text = FORMULA.test(field) ? `'${field}` : field
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
