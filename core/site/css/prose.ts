/** What a card says: markup made by core/card/render. */
export const PROSE_CSS = `
.prose { overflow-wrap: break-word; text-wrap: pretty; hyphens: auto; }
.prose + * { margin-top: 0.75rem; }
.prose > :first-child { margin-top: 0; }
.prose > :last-child { margin-bottom: 0; }
.prose :is(p, ul, ol, blockquote, table, figure, dl, details) { margin: 0 0 0.75rem; }
.prose :is(h3, h4, h5, h6) { margin: 1.5rem 0 0.5rem; font-size: 1rem; font-weight: 650; line-height: 1.45; }
.prose :is(h5, h6) { color: var(--color-soft); }
.prose ul { padding-inline-start: 1.25rem; list-style: disc; }
.prose ol { padding-inline-start: 1.75rem; list-style: decimal; }
.prose li { margin-block: 0.25rem; }
.prose li::marker { color: var(--color-soft); font-variant-numeric: tabular-nums; }
.prose li > :is(ul, ol) { margin-block: 0.25rem; }
.prose li > p:last-child { margin-bottom: 0; }
.prose :is(.task-list-item, .contains-task-list) { list-style: none; }
.prose .contains-task-list { padding-inline-start: 0.25rem; }
.prose input { margin-right: 0.5em; accent-color: var(--color-accent); }
.prose blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid var(--color-line); color: var(--color-soft); }
.prose hr { margin-block: 1.5rem; border: 0; border-top: 1px solid var(--color-line); }
.prose :is(strong, b) { font-weight: 650; }
.prose :not(pre) > code { padding: 0.1em 0.3em; border-radius: 4px; background: color-mix(in oklch, var(--color-ink) 6%, transparent); }
.prose .code { position: relative; margin: 0.25rem 0 1rem; }
.prose pre { padding: 0.75rem 0; overflow-x: auto; border-block: 1px solid var(--color-line); font: 0.8125rem/1.6 var(--font-mono); tab-size: 4; text-autospace: no-autospace; hyphens: none; }
.prose > pre { margin: 0.25rem 0 1rem; }
.prose pre code { font: inherit; }
.prose .code[data-lang]::after { content: attr(data-lang); position: absolute; top: 1px; right: 0; padding: 0.375rem 0 0.375rem 0.75rem; background: linear-gradient(to right, transparent, var(--color-paper) 0.75rem); color: var(--color-soft); font-size: 0.75rem; line-height: 1.4; pointer-events: none; }
.prose .table-scroll { margin: 0.25rem 0 1rem; overflow-x: auto; }
.prose table { min-width: 100%; margin: 0; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.55; font-variant-numeric: tabular-nums; }
.prose :is(th, td) { min-width: 6em; padding: 0.4375rem 1.25rem 0.4375rem 0; border-bottom: 1px solid var(--color-line); text-align: start; vertical-align: top; }
.prose :is(th, td)[align='right'] { text-align: end; }
.prose :is(th, td)[align='center'] { text-align: center; }
.prose th { color: var(--color-soft); font-size: 0.8125rem; font-weight: 600; }
.prose img { max-width: 100%; height: auto; }
.prose figcaption { margin-top: 0.375rem; color: var(--color-soft); font-size: 0.875rem; }
.prose .math-display { margin: 0.75rem 0; overflow: auto hidden; }
.prose .heading-anchor { margin-left: 0.375em; color: var(--color-soft); font-weight: 400; text-decoration: none; opacity: 0; }
.prose :is(h3, h4, h5, h6):hover .heading-anchor { opacity: 1; }
.prose summary { color: var(--color-soft); }
.prose .callout { margin: 0.25rem 0 1rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--color-edge); }
.prose .callout > :last-child { margin-bottom: 0; }
.prose .callout-title { margin-bottom: 0.125rem; font-weight: 650; }
.prose .callout-tip { border-color: var(--color-good); }
.prose .callout-warning { border-color: var(--color-warn); }
.prose .callout-unsure { border-style: dashed; }
.prose .footnotes { margin-top: 1.5rem; padding-top: 0.75rem; border-top: 1px solid var(--color-line); color: var(--color-soft); font-size: 0.875rem; }
`
