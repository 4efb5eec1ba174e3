import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replacing } from './replacing.ts'

const text = fc.array(fc.constantFrom('a', 'b', '\n', '问'), { maxLength: 12 }).map((chars) => chars.join(''))

test('whatever a document said, it says the new text afterwards', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const state = EditorState.create({ doc: before })
      expect(state.update(replacing(state, after, true)).state.doc.toString()).toBe(after)
    }),
  )
})

test('the cursor stays with its words', () => {
  const state = EditorState.create({ doc: 'one two', selection: { anchor: 5 } })
  const { state: after } = state.update(replacing(state, 'zero one two', false))
  expect(after.sliceDoc(after.selection.main.head - 1)).toBe('two')
})
