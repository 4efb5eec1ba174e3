/** True for what `fetch` throws when it cannot reach the server (Fetch standard: a network error is a TypeError). */
export const isOffline = (error: unknown): boolean => error instanceof TypeError
