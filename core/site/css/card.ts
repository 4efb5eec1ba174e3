/** A card, its stages, and the ways on from it. */
export const CARD_CSS = `
@media (min-width: 66rem) {
  [data-page='card'] main:has(> .margin) { display: grid; grid-template-columns: minmax(0, 44rem) minmax(0, 16rem); justify-content: space-between; }
  .margin { position: sticky; top: 0; align-self: start; max-height: 100vh; padding-block: 0.25rem 2rem; overflow-y: auto; scrollbar-width: thin; }
}
[data-page='card'] main:not(:has(> .margin)) { max-width: 47.5rem; }
[data-page='card'] .reading, .leaf > .card, .leaf > .neighbours { max-width: 44rem; }
.margin .tree { color: var(--color-soft); font-size: 0.8125rem; }
.margin .tree ol { padding-left: 0.75rem; }
.margin .tree a:hover, .margin .tree [aria-current] { color: var(--color-ink); }
@media (max-width: 66rem) {
  .margin { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--color-line); }
}

.stage { margin-top: 2.25rem; }
.stage h2 { display: inline-flex; gap: 0.625rem; color: var(--color-soft); font-size: 0.8125rem; font-weight: 600; }
section.stage > h2 { display: flex; margin-bottom: 0.5rem; }
.number { color: var(--color-accent); font: 500 0.8125rem/1.65 var(--font-mono); }
details.stage { margin-top: 0; border-top: 1px solid var(--color-line); }
details.stage > summary { display: flex; justify-content: space-between; padding-block: 0.75rem; list-style: none; }
details.stage > summary::-webkit-details-marker { display: none; }
details.stage > summary::after { content: '+'; color: var(--color-soft); font: 400 1.125rem/1.3 var(--font-mono); }
details.stage[open] > summary::after { content: '–'; }
details.stage > summary:hover h2 { color: var(--color-ink); }
details.stage > [data-body] { padding-bottom: 1.75rem; }
section.stage + details.stage { margin-top: 2rem; }
details.stage:last-of-type { border-bottom: 1px solid var(--color-line); }

[data-stage='answer'] .prose > ol { padding: 0; list-style: none; counter-reset: sentence; }
[data-stage='answer'] .prose > ol > li { position: relative; margin: 0; padding: 0.4375rem 0 0.4375rem 1.75rem; border-top: 1px solid var(--color-line); counter-increment: sentence; }
[data-stage='answer'] .prose > ol > li:first-child { border-top: 0; }
[data-stage='answer'] .prose > ol > li::before { content: counter(sentence); position: absolute; left: 0; color: var(--color-soft); font: 0.8125rem/1.95 var(--font-mono); }
[data-body] > .head { margin-top: 1.25rem; }
.points { margin-top: 0.25rem; padding-left: 1.125rem; list-style: disc; }
.points li::marker { color: var(--color-soft); }

.references { margin-top: 2.5rem; }
.references ul { margin-top: 0.375rem; }
.references li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); padding-block: 0.4375rem; border-top: 1px solid var(--color-line); overflow-wrap: anywhere; }
.kind, .host { color: var(--color-soft); font-size: 0.8125rem; line-height: 1.9; }
.rights { display: flex; flex-wrap: wrap; gap: 0.125rem 1.125rem; margin-top: 1.75rem; color: var(--color-soft); font-size: 0.8125rem; }
.neighbours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem 2rem; margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--color-line); }
.neighbours p { flex: 1 1 14rem; display: grid; grid-template-columns: minmax(0, 1fr); min-width: 0; }
.neighbours .next { text-align: end; }
.neighbours span { color: var(--color-soft); font-size: 0.8125rem; }
.neighbours a { text-decoration: none; text-wrap: pretty; }

.demo { margin: 0.75rem 0 1.25rem; padding: 0.75rem 0.875rem; border: 1px solid var(--color-line); border-radius: 10px; background: var(--color-raise); font-size: 0.875rem; }
.demo-title { font-size: 0.9375rem; font-weight: 650; line-height: 1.45; }
.demo-note { color: var(--color-soft); font-size: 0.8125rem; }
.demo details, .demo-said { margin-top: 0.5rem; padding-top: 0.5rem; border-top: 1px solid var(--color-line); }
.demo summary { color: var(--color-soft); }
.demo pre { max-height: 26rem; margin-top: 0.5rem; overflow: auto; font: 0.8125rem/1.6 var(--font-mono); tab-size: 4; text-autospace: no-autospace; }
.demo pre > * { font: inherit; }
.demo-said p + p { margin-top: 0.375rem; }
.demo-said .head + p { margin-top: 0; }
`
