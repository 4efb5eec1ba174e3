/** All of a text as code, which reads as it was written whatever it holds. */
export function verbatim(markdown: string): string {
  const fence = fenceFor(markdown)
  return `${fence}text\n${markdown}\n${fence}`
}

/** A fence that nothing in the text closes. */
export const fenceFor = (text: string): string =>
  '`'.repeat([...text.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length + 1), 3))
