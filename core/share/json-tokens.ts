// What a document is made of, but for its rows.

/** What is to come next. */
export type State =
  | 'start'
  | 'format'
  | 'section'
  | 'first-table'
  | 'table'
  | 'first-row'
  | 'row'
  | 'after-row'
  | 'after-table'
  | 'after-section'
  | 'end'

/** What each state expects, if it is a token and not a row. White space may stand before each and between its parts. */
export const TOKENS: Readonly<Record<Exclude<State, 'row' | 'first-row'>, RegExp>> = {
  start: /\{\s*"format"\s*:/uy,
  format: /("[^"\\\p{Cc}]*")\s*,/uy,
  section: /("[^"\\\p{Cc}]*")\s*:\s*\{/uy,
  'first-table': /("[^"\\\p{Cc}]*")\s*:\s*\[|\}/uy,
  table: /("[^"\\\p{Cc}]*")\s*:\s*\[/uy,
  'after-row': /[,\]]/uy,
  'after-table': /[,}]/uy,
  'after-section': /[,}]/uy,
  end: /$/uy,
}

/** What to say where it is not there. */
export const EXPECTED: Readonly<Record<State, string>> = {
  start: '{"format":',
  format: 'the name of the format',
  section: '"facts": { or another part',
  'first-table': 'a table',
  table: 'a table',
  'first-row': 'a row',
  row: 'a row',
  'after-row': 'a comma or ]',
  'after-table': 'a comma or }',
  'after-section': 'a comma or }',
  end: 'the end',
}
