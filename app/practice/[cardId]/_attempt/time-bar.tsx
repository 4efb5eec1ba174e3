import type { Bar } from '#core/practice/figures.ts'

/** The time of a sentence as a bar, with the line of the time allowed; what runs over is a bar of its own. */
export function TimeBar({ bar: { ms, limitMs, overMs }, scaleMs }: { bar: Bar; scaleMs: number }) {
  const share = (value: number) => `${((100 * value) / scaleMs).toFixed(2)}%`
  return (
    <span className="minute-timebar" aria-hidden="true">
      <span style={{ inlineSize: share((ms ?? 0) - overMs) }} />
      {overMs > 0 && limitMs !== null && (
        <span className="minute-over" style={{ insetInlineStart: share(limitMs), inlineSize: share(overMs) }} />
      )}
      {limitMs !== null && <i style={{ insetInlineStart: share(limitMs) }} />}
    </span>
  )
}
