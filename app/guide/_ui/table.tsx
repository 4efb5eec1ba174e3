import type { ReactNode } from 'react'

type Props = {
  /** What the table shows, said to screen readers. */
  label: string
  head: readonly string[]
  /** Text in backticks is code. The first cell of a row names it. */
  rows: readonly (readonly string[])[]
}

/** A table of short texts. */
export function Table({ label, head, rows }: Props) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {withCode(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('\n')}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={i} scope="row">
                  {withCode(cell)}
                </th>
              ) : (
                <td key={i}>{withCode(cell)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const withCode = (text: string): ReactNode =>
  text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))
