import type { ReactNode } from 'react'

type Props = { readonly id: string; readonly name: string; readonly note: string; readonly children: ReactNode }

/** One way out: what it is, what it is for, and what has to be pressed. */
export function Way({ id, name, note, children }: Props) {
  return (
    <div className="setting">
      <span id={id}>{name}</span>
      <p id={`${id}-note`}>{note}</p>
      <span className="share-way">{children}</span>
    </div>
  )
}
