import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties: lengths of bars and the like. */
    [name: `--${string}`]: string | number | undefined
  }
}
