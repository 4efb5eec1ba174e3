type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** A typed array that grows at its end. */
export type Growing<A extends Numbers> = {
  readonly push: (value: number) => void
  readonly append: (values: A) => void
  readonly length: () => number
  /** What was pushed, in memory of its own size. */
  readonly toArray: () => A
}

export const growingBytes = (): Growing<Uint8Array<ArrayBuffer>> => growing((size) => new Uint8Array(size))
export const growingUnits = (): Growing<Uint16Array<ArrayBuffer>> => growing((size) => new Uint16Array(size))
export const growingNumbers = (): Growing<Uint32Array<ArrayBuffer>> => growing((size) => new Uint32Array(size))

function growing<A extends Numbers>(make: (size: number) => A): Growing<A> {
  let held = make(1024)
  let length = 0
  const grow = (least: number): void => {
    const wider = make(Math.max(least, Math.ceil(held.length * 1.5)))
    wider.set(held.subarray(0, length))
    held = wider
  }
  return {
    push: (value) => {
      if (length === held.length) grow(length + 1)
      held[length] = value
      length += 1
    },
    append: (values) => {
      if (length + values.length > held.length) grow(length + values.length)
      held.set(values, length)
      length += values.length
    },
    length: () => length,
    toArray: () => {
      const exact = make(length)
      exact.set(held.subarray(0, length))
      return exact
    },
  }
}
