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
import { findExcess } from './syntax-limits.ts'
import { wikilinkSyntax, wikilinkTree } from './wikilink-syntax.ts'

/**
 * Why a text could not be parsed. The place counts from the start of the text that was given.
 * `syntax`: not valid MDX. `limit`: too large or too tangled to be parsed in reasonable time; see syntax-limits.ts.
 */
export type SyntaxProblem = Place & { readonly kind: 'syntax' | 'limit'; readonly reason: string }

/** Identifiers (as mdast writes them) of links and footnotes defined elsewhere, so that references to them are seen. */
export type KnownLabels = { readonly links: readonly string[]; readonly footnotes: readonly string[] }

type Syntax = NonNullable<Options['extensions']>[number]
type Trees = NonNullable<Options['mdastExtensions']>

const NO_LABELS: KnownLabels = { links: [], footnotes: [] }

const markdownSyntax = [gfm(), math(), wikilinkSyntax]
const markdownTree = [gfmFromMarkdown(), mathFromMarkdown(), wikilinkTree]
// Without acorn: an expression is only delimited, never understood.
const mdxSyntax = [...markdownSyntax, mdxJsx(), mdxExpression(), mdxMd()]
const mdxTree = [...markdownTree, mdxJsxFromMarkdown(), mdxExpressionFromMarkdown()]

const withoutText = (syntax: Syntax): Syntax => ({ ...syntax, text: {}, insideSpan: {}, attentionMarkers: {} })

// Inline marks decide nothing about where headings, lists and fences are, and they cost half of the time.
const noInline: Syntax = {
  disable: {
    null: [
      'attention',
      'autolink',
      'codeText',
      'labelStartImage',
      'labelStartLink',
      'labelEnd',
      'characterEscape',
      'characterReference',
      'hardBreakEscape',
    ],
  },
}
const plainFlowSyntax = [withoutText(gfm()), withoutText(math()), noInline]
const flowSyntax = [...plainFlowSyntax, withoutText(mdxJsx()), withoutText(mdxExpression()), mdxMd()]

/** MDX as the cards use it: GFM, math, JSX and expressions kept as source; import and export are ordinary prose. */
export function parseMdx(text: string, labels: KnownLabels = NO_LABELS): Result<Root, SyntaxProblem> {
  return parse(text, [...mdxSyntax, predefine(labels)], mdxTree, 'full')
}

/** Plain Markdown with GFM and math. Never a `syntax` problem: any text is valid Markdown. */
export function parseMarkdown(text: string, labels: KnownLabels = NO_LABELS): Result<Root, SyntaxProblem> {
  return parse(text, [...markdownSyntax, predefine(labels)], markdownTree, 'full')
}

/**
 * Blocks only, for finding top-level headings in about half the time of `parseMdx`: the text in the blocks is not
 * parsed. A text that is not valid MDX is read as plain Markdown, so the only failure is a `limit`.
 */
export function parseFlow(text: string): Result<Root, SyntaxProblem> {
  const tree = parse(text, flowSyntax, mdxTree, 'flow')
  if (tree.ok || tree.error.kind === 'limit') return tree
  return parse(text, plainFlowSyntax, markdownTree, 'flow')
}

function parse(
  text: string,
  extensions: Syntax[],
  mdastExtensions: Trees,
  depth: 'flow' | 'full',
): Result<Root, SyntaxProblem> {
  const excess = findExcess(text, depth)
  if (excess !== null) return err({ kind: 'limit', ...excess })
  try {
    // micromark drops a byte order mark without counting it, which would shift every offset by one.
    return ok(fromMarkdown(text.replace(/^\uFEFF/, ' '), { extensions, mdastExtensions }))
  } catch (error) {
    return err(explain(error, text))
  }
}

/** A construct that matches nothing, but tells the parser which labels exist outside the text. */
function predefine(labels: KnownLabels): Syntax {
  if (labels.links.length === 0 && labels.footnotes.length === 0) return {}
  // Tried at every line; once is enough for a text.
  let isDone = false
  return {
    document: {
      null: {
        name: 'predefine',
        tokenize(_effects, _ok, nok) {
          const parser: { defined: string[]; gfmFootnotes?: string[] } = this.parser
          if (!isDone) {
            addMissing(parser.defined, labels.links)
            addMissing((parser.gfmFootnotes ??= []), labels.footnotes)
            isDone = true
          }
          return nok
        },
      },
    },
  }
}

// micromark folds case upwards where mdast folds it downwards.
function addMissing(known: string[], identifiers: readonly string[]): void {
  for (const label of identifiers.map((id) => id.toUpperCase())) if (!known.includes(label)) known.push(label)
}

function explain(error: unknown, text: string): SyntaxProblem {
  // The last net under the limits: deep recursion inside the parser.
  if (error instanceof RangeError) {
    return { kind: 'limit', reason: 'nested too deeply to be parsed', line: 1, column: 1, offset: 0 }
  }
  // Builds for development assert that headings contain no open tag, instead of saying so as the others do.
  if (error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION') {
    return { kind: 'syntax', reason: error.message, line: 1, column: 1, offset: text.length }
  }
  if (!(error instanceof Error) || !('reason' in error) || !('place' in error)) throw error
  const { reason, place } = error
  const point = isRecord(place) && 'start' in place ? place['start'] : place
  const { line, column, offset } = isRecord(point) ? point : {}
  return {
    kind: 'syntax',
    reason: String(reason),
    line: typeof line === 'number' ? line : 1,
    column: typeof column === 'number' ? column : 1,
    offset: typeof offset === 'number' ? Math.min(offset, text.length) : 0,
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
