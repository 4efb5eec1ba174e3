import type { RenderedSection } from '#core/card/render/rendered.ts'
import { send } from '../../../../practice/[cardId]/_attempt/http.ts'
import { onWire, type Part } from './parts.ts'

/** Something wrong with the file as it would be. Offsets are UTF-16, in the text that was sent; null: it is elsewhere. */
export type TextProblem = {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly mend: string
  readonly from: number | null
  readonly to: number | null
}

export type Preview = { readonly sections: readonly RenderedSection[]; readonly problems: readonly TextProblem[] }

/**
 * Asks how a text would look, one question at a time: an answer to an earlier one is not waited for, and never shown.
 * `show` hears null where there was no answer.
 */
export function createPreviewer(cardId: string, show: (part: Part, preview: Preview | null) => void) {
  let asking: AbortController | null = null
  return {
    ask: (part: Part, baseHash: string, text: string): void => {
      asking?.abort()
      const mine = new AbortController()
      asking = mine
      const { signal } = mine
      void send<Preview>(
        'POST',
        `/api/cards/${cardId}/preview`,
        { baseHash, part: onWire(part), text },
        { signal },
      ).then((reply) => {
        if (asking === mine) show(part, reply.kind === 'ok' ? reply.value : null)
      }, reportError)
    },
    stop: () => asking?.abort(),
  }
}
