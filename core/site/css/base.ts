/** Colours, type and frame, as in the app. */
export const BASE_CSS = `
:root {
  color-scheme: light dark;
  --color-paper: light-dark(oklch(0.985 0.004 85), oklch(0.19 0.008 260));
  --color-raise: light-dark(oklch(1 0 0), oklch(0.225 0.009 260));
  --color-ink: light-dark(oklch(0.24 0.015 260), oklch(0.91 0.008 85));
  --color-soft: light-dark(oklch(0.5 0.015 260), oklch(0.7 0.012 260));
  --color-line: light-dark(oklch(0.9 0.008 85), oklch(0.3 0.01 260));
  --color-edge: light-dark(oklch(0.62 0.012 85), oklch(0.55 0.012 260));
  --color-accent: light-dark(oklch(0.53 0.16 32), oklch(0.74 0.14 40));
  --color-on-accent: light-dark(oklch(1 0 0), oklch(0.19 0.008 260));
  --color-good: light-dark(oklch(0.5 0.11 155), oklch(0.74 0.11 155));
  --color-warn: light-dark(oklch(0.53 0.115 70), oklch(0.8 0.13 80));
  --color-bad: light-dark(oklch(0.53 0.18 22), oklch(0.72 0.15 22));
  --font-mono: ui-monospace, 'SF Mono', 'JetBrains Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace;
  text-autospace: normal;
  line-break: strict;
  text-size-adjust: 100%;
  scroll-padding-top: 1.5rem;
}
*, ::before, ::after { box-sizing: border-box; }
body, h1, h2, h3, h4, h5, h6, p, ul, ol, dl, dd, figure, blockquote, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
body {
  display: flex;
  flex-direction: column;
  min-height: 100vh;
  background: var(--color-paper);
  color: var(--color-ink);
  font: 1rem/1.65 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
  hanging-punctuation: first allow-end;
  overflow-wrap: break-word;
  -webkit-font-smoothing: antialiased;
}
h1 { font-size: 1.875rem; line-height: 1.3; font-weight: 680; letter-spacing: -0.01em; text-wrap: balance; }
h1:lang(zh) { letter-spacing: 0; text-wrap: pretty; text-spacing-trim: trim-start; }
a { color: inherit; text-underline-offset: 0.22em; text-decoration-thickness: 1px; text-decoration-color: var(--color-edge); }
a:hover { text-decoration-line: underline; text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--color-accent); outline-offset: 3px; border-radius: 2px; }
[tabindex='-1']:focus { outline: none; }
button, input, select, textarea { font: inherit; color: inherit; }
button, summary { cursor: pointer; }
[hidden] { display: none !important; }
::selection { background: color-mix(in oklch, var(--color-accent) 22%, transparent); }
:lang(zh) :is(em, i, cite, dfn) { font-style: normal; }
code, samp, kbd { font: 0.875em var(--font-mono); }
.soft { color: var(--color-soft); font-size: 0.875rem; }
.head { color: var(--color-soft); font-size: 0.8125rem; font-weight: 600; letter-spacing: 0.02em; }
.skip { position: absolute; top: 0.5rem; left: 0.5rem; z-index: 20; padding: 0.375rem 0.75rem; background: var(--color-raise); translate: 0 -200%; }
.skip:focus { translate: none; }
.button {
  display: inline-flex;
  align-items: center;
  min-height: 2.5rem;
  padding: 0.375rem 1.125rem;
  border: 0;
  border-radius: 8px;
  background: var(--color-accent);
  color: var(--color-on-accent);
  font-size: 0.9375rem;
  font-weight: 600;
  text-decoration: none;
}
.button:is(:hover, :focus-visible) { background: color-mix(in oklch, var(--color-accent) 90%, var(--color-ink)); text-decoration: none; }
.button.quiet { background: none; color: var(--color-ink); box-shadow: inset 0 0 0 1px var(--color-line); }
.button.quiet:is(:hover, :focus-visible) { background: color-mix(in oklch, var(--color-ink) 5%, transparent); }

.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { display: flex; align-items: center; justify-content: space-between; gap: 0.25rem 1.5rem; padding: 0.75rem 1.75rem; border-bottom: 1px solid var(--color-line); font-size: 0.875rem; }
.home { min-width: 0; font-weight: 650; }
.home a { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.5rem; align-items: center; text-decoration: none; }
.home span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.mark { width: 1.125rem; height: 1.125rem; }
.mark path { stroke: var(--color-accent); }
.mark circle { fill: var(--color-accent); }
.top nav { display: flex; flex: none; gap: 1.125rem; color: var(--color-soft); }
.top nav a { padding-block: 0.25rem; text-decoration: none; white-space: nowrap; }
.top nav a:hover, .top nav [aria-current] { color: var(--color-ink); }
.top nav [aria-current] { text-decoration: underline 2px var(--color-accent); text-underline-offset: 0.5em; }
main { flex: 1; width: 100%; max-width: 68rem; margin-inline: auto; padding: 2.5rem 1.75rem 4rem; }
footer { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; padding: 1.25rem 1.75rem 2rem; border-top: 1px solid var(--color-line); color: var(--color-soft); font-size: 0.8125rem; }
footer .keys { padding: 0; border: 0; background: none; text-decoration: underline var(--color-edge); text-underline-offset: 0.22em; }
@media (max-width: 40rem) {
  h1 { font-size: 1.5rem; }
  .top { flex-wrap: wrap; padding: 0.625rem 1.125rem; }
  .home { flex: 1 0 100%; }
  main { padding: 1.5rem 1.125rem 3rem; }
  footer { padding-inline: 1.125rem; }
}
@media (pointer: coarse) {
  .top nav a { padding-block: 0.5rem; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; scroll-behavior: auto !important; }
}
`
