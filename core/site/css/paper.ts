/** Slides, the single file, and paper. */
export const PAPER_CSS = `
html:has([data-page='slides']) { scroll-snap-type: y proximity; scroll-padding: 0; }
[data-page='slides'] main { max-width: none; padding: 0; }
[data-page='slides'] .top { position: fixed; inset: 0 auto auto 0; z-index: 5; padding: 0.75rem; border: 0; }
[data-page='slides'] .top nav { display: none; }
[data-page='slides'] .home span { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); }
[data-page='slides'] footer { display: none; }
.slide { display: flex; flex-direction: column; justify-content: center; min-height: 100vh; min-height: 100svh; padding: 3.5rem max(1.5rem, 50vw - 30rem); border-bottom: 1px solid var(--color-line); font-size: clamp(1.0625rem, 0.75rem + 0.8vw, 1.375rem); scroll-snap-align: start; content-visibility: auto; contain-intrinsic-size: auto 100vh; }
.slide h1 { margin-bottom: 1.25rem; font-size: clamp(1.625rem, 1rem + 2.2vw, 2.75rem); }
.slide h2 { display: flex; gap: 0.625rem; align-items: baseline; margin-bottom: 1rem; font-size: clamp(1.25rem, 1rem + 1vw, 1.75rem); font-weight: 650; }
.slide .number { font-size: 1em; }
.slide .eyebrow { font-size: 0.875rem; }

@supports selector(:has(a)) {
  .leaf { display: none; }
  /* What is shown alone begins with the top of the page. */
  .leaf, .leaf > .card { scroll-margin-top: 100vh; }
  main:not(:has(:target)) > .leaf:first-child, .leaf:target, .leaf:has(:target) { display: block; }
}
[data-page='print'] main { max-width: 48rem; }
[data-page='print'] .card { margin-top: 4rem; padding-top: 2.5rem; border-top: 1px solid var(--color-line); }

@media print {
  :root { color-scheme: light; }
  @page { margin: 18mm 16mm; }
  body { display: block; background: none; font-size: 10.5pt; line-height: 1.55; }
  .top, footer, .neighbours, .margin, .actions, .skip, .heading-anchor, details.stage > summary::after, [data-scripted] { display: none !important; }
  main { max-width: none !important; padding: 0; }
  .leaf { display: block; }
  #practice, #search { display: none; }
  /* Sources of demos are long: on paper is what was unfolded. */
  :is(.stage, .prose details)::details-content { content-visibility: visible; display: block; block-size: auto; }
  .card { margin: 0 !important; padding: 0 !important; border: 0 !important; break-before: page; }
  h1, h2, h3, summary { break-after: avoid; }
  pre, .callout, tr, img, .graph { break-inside: avoid-page; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none !important; }
  .graph { overflow: visible; }
  .graph svg { width: 100%; height: auto; }
  a { text-decoration: none; }
  .slide { min-height: 0; height: auto; padding: 0; border: 0; break-after: page; content-visibility: visible; }
}
`
