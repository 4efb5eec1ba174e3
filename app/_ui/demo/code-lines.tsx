import { Fragment } from 'react'

/** Source without colours, in the lines that coloured source has. */
export function CodeLines({ source }: { source: string }) {
  return (
    <pre className="shiki">
      <code>
        {source.split('\n').map((line, i) => (
          <Fragment key={i}>
            {i > 0 && '\n'}
            <span className="line">{line}</span>
          </Fragment>
        ))}
      </code>
    </pre>
  )
}
