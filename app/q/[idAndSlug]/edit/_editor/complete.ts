import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { fieldOf } from '../../../../practice/[cardId]/_attempt/http.ts'
import { snippetsFor } from './snippets.ts'
import type { Part } from './parts.ts'
import type { Given } from './views.ts'

/** Cards offered at once. */
const LIMIT = 8
/** Also as a Chinese keyboard types it. */
const OPEN = /(?:\[\[|【【)([^[\]【】\n]{0,80})$/

/** `[[` finds a card as any search does, `<` a component. An input method at work is left alone. */
export function completions(given: Given, part: Part): Extension {
  const snippets = snippetsFor(given, part)
  return autocompletion({
    override: [
      cardsNamed,
      (context) => {
        const before = context.matchBefore(/^\s*<\w*$/) ?? (context.explicit ? context.matchBefore(/<\w*$/) : null)
        if (before === null || context.view?.composing === true) return null
        const from = before.from + before.text.indexOf('<')
        return { from, options: snippets, validFor: /^<\w*$/ }
      },
    ],
    icons: false,
    aboveCursor: false,
  })
}

async function cardsNamed(context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.matchBefore(OPEN)
  if (before === null || context.view?.composing === true) return null
  const leaving = new AbortController()
  context.addEventListener('abort', () => leaving.abort())
  const cards = await findCards(before.text.slice(2).trim(), leaving.signal)
  return {
    from: before.from,
    // They come best first, and are known by more than the letters of their titles.
    filter: false,
    options: cards.map(({ id, title }, i) => ({
      label: title,
      boost: -i,
      apply: (view: EditorView, _: unknown, from: number, to: number) => {
        const insert = `[${title.replace(/[[\]\\]/g, '\\$&')}](card:${id})`
        const rest = /^(?:\]\]|】】)/.exec(view.state.sliceDoc(to, to + 2))?.[0].length ?? 0
        const selection = { anchor: from + insert.length }
        view.dispatch({ changes: { from, to: to + rest, insert }, selection, userEvent: 'input.complete' })
      },
    })),
  }
}

type Found = { readonly id: string; readonly title: string }

async function findCards(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  try {
    const response = await fetch(`/api/search?${new URLSearchParams({ q, limit: String(LIMIT) })}`, { signal })
    const cards: unknown = response.ok ? fieldOf(await response.json(), 'cards') : null
    return Array.isArray(cards) ? cards.flatMap(foundIn) : []
  } catch (error) {
    // Not reached, or not wanted any more: then there is nothing to offer.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException) return []
    throw error
  }
}

function foundIn(card: unknown): readonly Found[] {
  const [id, title] = [fieldOf(card, 'id'), fieldOf(card, 'title')]
  return typeof id === 'string' && typeof title === 'string' ? [{ id, title }] : []
}
