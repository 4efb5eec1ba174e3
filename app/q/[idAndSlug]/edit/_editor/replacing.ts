import { isolateHistory } from '@codemirror/commands'
import { type EditorState, Transaction, type TransactionSpec } from '@codemirror/state'

/** Makes a document say `text`, by what differs: cursor and marks before and behind it stay where they are. */
export function replacing(state: EditorState, text: string, isUndoable: boolean): TransactionSpec {
  const old = state.doc.toString()
  const most = Math.min(old.length, text.length)
  let from = 0
  while (from < most && old[from] === text[from]) from += 1
  let tail = 0
  while (tail < most - from && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1
  return {
    changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    // However soon after a key: it is undone by itself.
    annotations: [Transaction.addToHistory.of(isUndoable), isolateHistory.of('full')],
  }
}
