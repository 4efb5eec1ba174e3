/** Cards, and open questions, named at most: what lies on a page without being looked for. */
export const NAMED = 4
