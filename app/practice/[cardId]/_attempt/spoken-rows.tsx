import type { Shown } from './engine.ts'
import { Rows } from './rows.tsx'
import type { Given } from './views.ts'

/** The sentences while they are spoken: their times, and what the browser writes along, if it does. */
export function SpokenRows({ given, shown }: { given: Given; shown: Shown }) {
  const { sentences } = shown.session.draft
  return (
    <Rows
      given={given}
      shown={shown}
      cell={(number) => (
        <span className="minute-heard" lang={given.lang}>
          {sentences[number - 1]}
        </span>
      )}
    />
  )
}
