import type { SumFact } from '../views.ts'

/** What notes bring in all. */
export function SumFacts({ facts }: { facts: readonly SumFact[] }) {
  return (
    <ul className="import-sum">
      {facts.map(({ text, isBad }) => (
        <li key={text} data-bad={isBad}>
          {text}
        </li>
      ))}
    </ul>
  )
}
