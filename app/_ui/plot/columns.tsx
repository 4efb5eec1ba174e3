/** One bar of a plot. */
export type Bar = {
  readonly key: string
  readonly value: number
  /** What it stands for, in words. */
  readonly title: string
  /** Under the bar. */
  readonly label?: string
  /** Above the bar. */
  readonly said?: string
  /** The one to look at first. */
  readonly isMain?: boolean
}

/** Upright bars beside each other. `label` says what is seen, for those who do not see it. */
export function Columns({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE)
  return (
    <div className="bars-plot" role="img" aria-label={label}>
      {bars.map(({ key, value, title, label: name, said, isMain = false }) => (
        <span key={key} title={title} data-main={isMain || undefined}>
          <span className="bars-plot-bar" data-none={value === 0 || undefined} style={{ '--share': value / most }}>
            {said !== undefined && value > 0 && <span>{said}</span>}
          </span>
          {name !== undefined && <span className="bars-plot-label">{name}</span>}
        </span>
      ))}
    </div>
  )
}
