import type { ReactNode } from 'react'

/** One thing to choose, with a note on it. `children`: the control `id`, described by `<id>-note`. */
export function Row({ id, label, note, children }: { id: string; label: string; note: string; children: ReactNode }) {
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-note`}>{note}</p>
      {children}
    </div>
  )
}

/** A box to tick in such a row, on or off. */
export function Check({ id, isOn }: { id: string; isOn: boolean }) {
  return (
    <input
      id={id}
      name={id}
      type="checkbox"
      value="1"
      className="check"
      aria-describedby={`${id}-note`}
      defaultChecked={isOn}
    />
  )
}
