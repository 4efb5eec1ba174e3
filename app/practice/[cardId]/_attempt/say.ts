type Values = Readonly<Record<string, unknown>>

/**
 * What of ICU MessageFormat the texts of the rules use, said here in the browser: `{name}`, `{n, number}`, `plural` with
 * `=0` and `#`, `select`, nested. A test holds it to what the library says on the server, text by text.
 */
export function say(message: string, values: Values, locale: string, count = ''): string {
  let said = ''
  for (let i = 0; i < message.length; i += 1) {
    const char = message[i] ?? ''
    if (char === '{') {
      const end = closing(message, i)
      said += argument(message.slice(i + 1, end), values, locale, count)
      i = end
    } else said += char === '#' && count !== '' ? count : char
  }
  return said
}

function argument(text: string, values: Values, locale: string, count: string): string {
  const [, name = '', kind = '', rest = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?(?:,([^]*))?$/.exec(text) ?? []
  const value = values[name]
  const number = () => new Intl.NumberFormat(locale).format(Number(value))
  if (kind === '') return String(value)
  if (kind === 'number') return number()
  const options = optionsOf(rest)
  if (kind === 'select') return say(options.get(String(value)) ?? options.get('other') ?? '', values, locale, count)
  const chosen = options.get(`=${value}`) ?? options.get(new Intl.PluralRules(locale).select(Number(value)))
  return say(chosen ?? options.get('other') ?? '', values, locale, number())
}

/** `one {…} other {…}` by name. */
function optionsOf(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>()
  for (let i = text.indexOf('{'), from = 0; i !== -1; i = text.indexOf('{', from)) {
    const end = closing(text, i)
    options.set(text.slice(from, i).trim(), text.slice(i + 1, end))
    from = end + 1
  }
  return options
}

/** Where the brace that opens at `start` is closed. */
function closing(text: string, start: number): number {
  let depth = 0
  for (let i = start; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1
    if (text[i] === '}' && --depth === 0) return i
  }
  return text.length
}
