/** Runs once when the server starts: keeps the index up to the files, and ends with the process that started it. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { attend } = await import('./app/_server/attend.ts')
  await attend()
}
