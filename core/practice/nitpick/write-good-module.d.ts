declare module 'write-good' {
  type Check = 'weasel' | 'illusion' | 'so' | 'thereIs' | 'passive' | 'adverb' | 'tooWordy' | 'cliches' | 'eprime'
  type Suggestion = { readonly index: number; readonly offset: number; readonly reason: string }

  /** CommonJS. All checks but E-Prime, unless switched off. */
  function writeGood(text: string, options?: Readonly<Partial<Record<Check, boolean>>>): Suggestion[]
  export default writeGood
}
