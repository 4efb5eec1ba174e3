import { logFault } from './respond.ts'

/** Pieces as the body of an answer. Nothing is made before somebody reads: of a HEAD nobody does, nor tells that it is over. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      } catch (error) {
        logFault(error)
        // The connection breaks, so that nobody takes half a file for a whole one.
        controller.error(error)
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  }
  return new ReadableStream(source, { highWaterMark: 0 })
}
