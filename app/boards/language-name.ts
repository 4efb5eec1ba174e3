/** Languages in the reader's words. What is written like one and is none, such as `zh-x`, stands for itself. */
export function languageNames(locale: string): (lang: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  return (lang) => {
    try {
      return names.of(lang) ?? lang
    } catch (error) {
      if (error instanceof RangeError) return lang
      throw error
    }
  }
}
