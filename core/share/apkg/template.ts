/** What a template is filled with. */
export type Filling = {
  /** HTML by the name of the field. */
  readonly fields: Readonly<Record<string, string>>
  /** Which gap of the note is asked for, from 1. Null: it has none to fill. */
  readonly gap: number | null
  readonly side: 'front' | 'back'
}

/** More than any template says; what comes after is left out, so that no template makes up a book. */
const MAX_TAGS = 2000

/**
 * A template of Anki's, filled: `{{Field}}`, `{{filter:Field}}`, and `{{#Field}}…{{/Field}}` for what is there only if
 * the field holds something (`^`: nothing). What the question says is left out of the answer, where `{{FrontSide}}`
 * repeats it, and so are tags, decks and all else that is no field.
 */
export function fill(template: string, filling: Filling): string {
  let out = ''
  // Whether each of the sections that are open is to be seen.
  const open: boolean[] = []
  const parts = template.replace(/<hr[^>]*id=["']?answer["']?[^>]*>/gi, '').split(/\{\{([^{}]*)\}\}/)
  for (const [i, part] of parts.slice(0, MAX_TAGS).entries()) {
    const isSeen = open.every(Boolean)
    if (i % 2 === 0) {
      if (isSeen) out += part
      continue
    }
    const tag = part.trim()
    const [mark, name] = [tag[0] ?? '', tag.slice(1).trim()]
    if (mark === '#' || mark === '^') open.push(isSet(filling, name) === (mark === '#'))
    else if (mark === '/') open.pop()
    else if (isSeen) out += field(tag, filling)
  }
  return out
}

/** `c1` in a section stands for the gap that is asked for. */
const isSet = ({ fields, gap }: Filling, name: string): boolean =>
  name === `c${gap}` || (fields[name] ?? '').replace(/<(?!img)[^>]*>|&nbsp;|\s/gi, '') !== ''

function field(tag: string, { fields, gap, side }: Filling): string {
  const names = tag.split(':').map((name) => name.trim())
  const value = fields[names.at(-1) ?? ''] ?? ''
  const filters = names.slice(0, -1)
  // Somebody is to type the answer here: it is not to be read beside the question.
  if (filters.some((filter) => filter.startsWith('type')) && side === 'front') return ''
  if (filters.some((filter) => filter.startsWith('tts'))) return ''
  if (filters.includes('cloze')) return gap === null ? value : fillGaps(value, gap, side)
  return value
}

/** The innermost gap of a text: `{{c1::what}}` or `{{c1::what::hint}}`. */
const GAP = /\{\{c(\d{1,3})::((?:(?!\{\{c\d|\}\})[^])*?)(?:::((?:(?!\{\{c\d|\}\})[^])*?))?\}\}/

function fillGaps(text: string, asked: number, side: Filling['side']): string {
  let filled = text
  for (let gaps = 0; gaps < MAX_TAGS; gaps += 1) {
    const next = filled.replace(GAP, (_, number: string, what: string, hint: string | undefined) => {
      if (Number(number) !== asked) return what
      return side === 'front' ? `[${hint === undefined || hint === '' ? '…' : hint}]` : `<b>${what}</b>`
    })
    if (next === filled) return filled
    filled = next
  }
  return filled
}
