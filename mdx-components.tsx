/// <reference types="mdx" />
import type { MDXComponents } from 'mdx/types'

/** Components every page of the guide may use. The elements themselves are styled by the guide's layout. */
export function useMDXComponents(): MDXComponents {
  return {}
}
