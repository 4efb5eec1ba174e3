/** Heads of pages, the outline and the graph. */
export const INDEX_CSS = `
.lead h1 { max-width: 26em; }
.eyebrow { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; margin-bottom: 0.5rem; color: var(--color-soft); font-size: 0.875rem; }
.eyebrow > * { min-width: 0; }
.eyebrow a { text-decoration: none; }
.facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.125rem 1.125rem; margin-top: 0.625rem; color: var(--color-soft); font-size: 0.875rem; }
.facts a { text-decoration: none; }
.facts :is(button, [data-practise]) { padding: 0.25rem 0; border: 0; background: none; color: var(--color-accent); }
.about { max-width: 40rem; margin-top: 1.25rem; }
.lead .soft { margin-top: 0.5rem; }
.cover > .tree { margin-top: 1.75rem; }
.actions { display: flex; flex-wrap: wrap; gap: 0.625rem; margin-top: 1.5rem; }
.block { margin-top: 3rem; }
.block > .head { padding-bottom: 0.5rem; border-bottom: 1px solid var(--color-line); }
.block > .tree, .block > .details { margin-top: 0.625rem; }
.block > .soft { margin-top: 0.625rem; }

.tree { line-height: 1.5; max-width: 46rem; }
.tree ol { margin-left: 0.3125rem; padding-left: 1.125rem; border-left: 1px solid var(--color-line); }
.tree .line { padding-block: 0.34rem; text-wrap: pretty; }
.tree a { text-decoration: none; }
.tree .unasked { display: grid; grid-template-columns: 0.5rem minmax(0, 1fr); column-gap: 0.5rem; align-items: baseline; }
.tree .unasked::before { content: ''; height: 0.5rem; border: 1.5px solid var(--color-soft); border-radius: 50%; }
.tree :is(.unasked, .repeated) { color: var(--color-soft); font-size: 0.9375rem; }
.tree .aside { font-size: 0.8125rem; color: var(--color-soft); white-space: nowrap; }
.tree [aria-current] { font-weight: 650; }

.graph { width: max-content; min-width: 100%; max-width: calc(100vw - 3.5rem); margin: 1rem 0 0 50%; padding-bottom: 0.5rem; translate: -50%; overflow-x: auto; }
@media (max-width: 40rem) { .graph { max-width: 100%; } }
.graph svg { display: block; overflow: visible; }
.graph path { fill: none; stroke: var(--color-edge); }
.graph .back { stroke-dasharray: 4 4; }
.graph a {
  display: -webkit-box;
  overflow: hidden;
  margin: 0.3125rem 0.375rem;
  font-size: 0.8125rem;
  line-height: 1.25rem;
  text-decoration: none;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
}
.graph foreignObject { background: var(--color-paper); border-radius: 6px; }

.details { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.5rem; font-size: 0.9375rem; }
.details dt { color: var(--color-soft); }
.details dd { overflow-wrap: anywhere; }
.rows, .v-search { max-width: 46rem; }
.rows li { padding-block: 0.625rem; border-bottom: 1px solid var(--color-line); }
.rows a { text-decoration: none; }
.lead + .rows { margin-top: 1.5rem; }
`
