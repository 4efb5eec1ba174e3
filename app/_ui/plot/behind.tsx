type Props = {
  /** What opens it. */
  readonly summary: string
  readonly caption: string
  readonly head: readonly string[]
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[]
}

/** The figures behind a plot, as a table that is there when it is asked for. */
export function Behind({ summary, caption, head, rows }: Props) {
  return (
    <details className="behind">
      <summary>{summary}</summary>
      <div className="behind-box" role="group" aria-label={caption} tabIndex={0}>
        <Figures caption={caption} head={head} rows={rows} />
      </div>
    </details>
  )
}

export function Figures({ caption, head, rows }: Omit<Props, 'summary'>) {
  return (
    <table className="figures">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, i) => (
              <td key={head[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
