/** Time for a browser to begin with a file before its address is gone. */
const BEGUN_MS = 60_000

/** Has the browser save an answer as a file, called as its `Content-Disposition` says. */
export async function saveFile(answer: Response): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameIn(answer.headers.get('content-disposition') ?? '')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_MS)
}

/** The name that a `Content-Disposition` gives (RFC 8187). Empty: it gives none. */
export const nameIn = (disposition: string): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]*)/.exec(disposition)?.[1] ?? '')
