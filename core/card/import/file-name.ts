/** What the name of a note's file says. `status`: whether its author calls it begun or done. */
export type NameHints = {
  /** Empty: the name holds nothing but numbers and marks. */
  readonly title: string
  readonly status: 'begun' | 'done' | null
  /** YYYY-MM-DD */
  readonly date: string | null
}

const DATE = /(?<!\d)((?:19|20)\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])日?(?!\d)/
const DONE = /(?<=^|[\s_.()（）-])(?:ok|done|finish(?:ed)?|end|完成|已完成|完)(?=$|[\s_.()（）-])/iu
const BEGUN =
  /(?<=^|[\s_.()（）-])(?:begin|begun|start(?:ed)?|doing|wip|todo|draft|未完成|进行中|草稿)(?=$|[\s_.()（）-])/iu
const COPY = /[\s_-]*[（(]?(?:副本|copy|拷贝)(?:\s*\d+)?[)）]?|\s*[（(]\d{1,2}[)）]\s*$/giu
const ENDING = /\.(?:md|markdown|mdown|txt|mdx)$/i

/** Takes numbers, dates, marks of progress and of copies out of a file name. */
export function readFileName(file: string): NameHints {
  const name = file
    .replace(/^.*[\\/]/, '')
    .replace(ENDING, '')
    .normalize('NFC')
  const [, year, month, day] = DATE.exec(name) ?? []
  const withoutDate = name.replace(DATE, ' ')
  const title = withoutDate
    .replace(DONE, ' ')
    .replace(BEGUN, ' ')
    .replace(COPY, ' ')
    .replace(/^[\s_.()（）-]*\d{1,4}(?=[\s_.、)）-]|[^\d\s\p{P}a-z]|$)[\s_.、)）-]*/iu, '')
    .replace(/[_\s]+/g, ' ')
    .replace(/^[\s.、-]+|[\s.、-]+$/g, '')
  return {
    title,
    status: DONE.test(withoutDate) ? 'done' : BEGUN.test(withoutDate) ? 'begun' : null,
    date: year && month && day ? `${year}-${month}-${day}` : null,
  }
}
