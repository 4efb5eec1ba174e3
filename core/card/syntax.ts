import type { Root } from 'mdast'
import { fromMarkdown, type Options } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression'
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { mdxExpression } from 'micromark-extension-mdx-expression'
import { mdxJsx } from 'micromark-extension-mdx-jsx'
import { mdxMd } from 'micromark-extension-mdx-md'
import { err, ok, type Result } from '../result.ts'
import type { Place } from './card.ts'

export type SyntaxProblem = Place & {
  readonly kind: 'syntax' | 'limit'
  readonly reason: string
}
export function parseMdx(text: string): Result<Root, SyntaxProblem> {
  return ok(fromMarkdown(text))
}
export function parseMarkdown(text: string): Result<Root, SyntaxProblem> {
  return ok(fromMarkdown(text))
}
export function parseFlow(text: string): Result<Root, SyntaxProblem> {
  return ok(fromMarkdown(text))
}
