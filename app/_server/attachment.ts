/**
 * A `Content-Disposition` that has a file saved under `name` (RFC 6266), which may have any letters; `plain`: an ASCII name
 * for programs that read no other.
 */
export function attachment(name: string, plain: string): string {
  // RFC 8187: what encodeURIComponent leaves as it is, and an extended value may not hold.
  const extended = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${extended}`
}
