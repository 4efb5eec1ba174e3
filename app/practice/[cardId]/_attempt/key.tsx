/** A key that is not written as the table of keys writes it. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="hint" aria-hidden="true">
      {children}
    </kbd>
  )
}
