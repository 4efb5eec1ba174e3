import type { Steps } from './steps.ts'

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** A typed array that grows at its end, chunk by chunk: what is there is not copied when more comes. */
export type Growing<A extends Numbers> = {
  readonly push: (value: number) => void
  readonly append: (values: A) => void
  readonly length: () => number
  /** What was pushed, in one piece of memory. */
  readonly toArray: () => Steps<A>
}

export const growingBytes = (): Growing<Uint8Array<ArrayBuffer>> => growing((size) => new Uint8Array(size))
export const growingUnits = (): Growing<Uint16Array<ArrayBuffer>> => growing((size) => new Uint16Array(size))
export const growingNumbers = (): Growing<Uint32Array<ArrayBuffer>> => growing((size) => new Uint32Array(size))

/** The first chunk is as small as a segment may be, and none is so large that copying it is noticed. */
const [FIRST, MOST] = [1024, 1024 ** 2]

function growing<A extends Numbers>(make: (size: number) => A): Growing<A> {
  const full: A[] = []
  let [chunk, used, before] = [make(FIRST), 0, 0]
  const next = (): void => {
    full.push(chunk)
    before += used
    ;[chunk, used] = [make(Math.min(MOST, chunk.length * 2)), 0]
  }
  return {
    push: (value) => {
      if (used === chunk.length) next()
      chunk[used] = value
      used += 1
    },
    append: (values) => {
      for (let from = 0; from < values.length;) {
        if (used === chunk.length) next()
        const some = values.subarray(from, from + chunk.length - used)
        chunk.set(some, used)
        used += some.length
        from += some.length
      }
    },
    length: () => before + used,
    *toArray() {
      const whole = make(before + used)
      let at = 0
      for (const one of full) {
        whole.set(one, at)
        at += one.length
        yield
      }
      whole.set(chunk.subarray(0, used), at)
      return whole
    },
  }
}
