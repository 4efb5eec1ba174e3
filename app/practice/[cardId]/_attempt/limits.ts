/** Longest text of a thought or a sentence; what the server takes (core/practice/record.ts). */
export const MAX_TEXT = 4000
