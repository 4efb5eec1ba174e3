/** Images a browser may show as such. Everything else of a bundle is text. */
const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** The media type that a file of a bundle is shown as: by its name only where the bundle has named it by its bytes. */
export function typeOf(path: string): string {
  const kind = /^cards\/images\/[^/]+\.(\w+)$/.exec(path)?.[1] ?? ''
  return IMAGES[kind] ?? 'text/plain; charset=utf-8'
}
