import type { LeftOut } from './use-import.ts'

type Props = {
  title: string
  why: Readonly<Record<LeftOut['why'], string>>
  files: readonly LeftOut[]
}

/** Files that were not read, by the reason. */
export function LeftOutList({ title, why, files }: Props) {
  if (files.length === 0) return null
  const reasons = [...new Set(files.map((one) => one.why))]
  return (
    <details className="import-left-out">
      <summary>
        {title} <span className="import-count">{files.length}</span>
      </summary>
      <dl>
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>{why[reason]}</dt>
            {files
              .filter((one) => one.why === reason)
              .map(({ path }) => (
                <dd key={path}>{path}</dd>
              ))}
          </div>
        ))}
      </dl>
    </details>
  )
}
