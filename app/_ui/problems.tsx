import type { Problem } from '#core/card/card.ts'

/** What is wrong in card files, and how to mend it. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="problems">
      {problems.map((problem) => (
        <li
          key={`${problem.file}:${problem.line}:${problem.column}:${problem.message}`}
          data-severity={problem.severity}
        >
          <code>
            {problem.file}:{problem.line}
          </code>
          <span lang="en">
            {problem.message}
            {problem.mend !== '' && <span className="text-soft"> → {problem.mend}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
