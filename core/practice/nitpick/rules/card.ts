import type { Rule } from '../rule.ts'

/** Key points that were not said, one finding each. */
export const keyPoint: Rule<'key-point'> = {
  of: 'answer',
  needs: 'words',
  check: ({ points }) =>
    points
      .filter(({ point, said }) => said === null && point.trim() !== '')
      .map(({ point }) => ({ sentence: null, quote: point, span: null, values: { point } })),
}

/** The card names an official document or a standard. */
export const noOfficialReference: Rule<'no-official-reference'> = {
  of: 'answer',
  needs: 'nothing',
  check: ({ asked: { references } }) =>
    references.some(({ kind }) => kind === 'official' || kind === 'standard')
      ? []
      : [{ sentence: null, quote: String(references.length), span: null, values: { references: references.length } }],
}

/** The card has a demo. */
export const noDemo: Rule<'no-demo'> = {
  of: 'answer',
  needs: 'nothing',
  check: ({ asked: { demos } }) =>
    demos.length > 0 ? [] : [{ sentence: null, quote: '0', span: null, values: { demos: 0 } }],
}
