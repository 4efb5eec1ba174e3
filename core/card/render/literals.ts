import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { AttributeRule } from './components.ts'

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement

/** What was written in an element's attributes: literals only. */
export type Literals = {
  readonly values: ReadonlyMap<string, string>
  /** Attributes that were left out, and why. */
  readonly dropped: readonly string[]
}

/** Why the element cannot be rendered as one. */
export type Refusal = { readonly message: string; readonly mend: string }

const EMPTY_MEND = 'write attributes as name="text"'

/** The literal attributes of an element that its rules allow, or what in them would have to be evaluated. */
export function readLiterals(node: JsxElement, rules: readonly AttributeRule[]): Literals | Refusal {
  const values = new Map<string, string>()
  const dropped: string[] = []
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return { message: 'attributes cannot be spread', mend: EMPTY_MEND }
    }
    const value = literal(attribute.value)
    if (value === null) {
      return { message: `the attribute "${attribute.name}" holds an expression, which is not run`, mend: EMPTY_MEND }
    }
    const rule = rules.find((one) => one.name === attribute.name || camel(one.name) === attribute.name)
    if (rule === undefined) dropped.push(`the attribute "${attribute.name}" is not allowed here and was left out`)
    else if (rule.values && !rule.values.includes(value)) {
      dropped.push(`"${attribute.name}" must be one of ${rule.values.join(', ')}`)
    } else if (rule.pattern && !rule.pattern.regexp.test(value)) {
      dropped.push(`"${attribute.name}" ${rule.pattern.words}`)
    } else values.set(rule.name, value)
  }
  const missing = rules.find((rule) => rule.required && !values.has(rule.name))
  if (!missing) return { values, dropped }
  const why = dropped.length > 0 ? ` (${dropped.join('; ')})` : ''
  return { message: `<${node.name}> needs the attribute "${missing.name}"${why}`, mend: `add ${missing.name}="…"` }
}

// `colSpan`, as React writes it.
const camel = (name: string): string => name.replace('span', 'Span')

const LITERAL = /^\s*(?:(true|false|-?\d+(?:\.\d+)?)|"([^"\\\n]*)"|'([^'\\\n]*)')\s*$/

/** `name` alone is "true"; `{"text"}`, `{3}` and `{true}` are literals; any other expression is null. */
function literal(value: JsxElement['attributes'][number]['value'] | undefined): string | null {
  if (value === null || value === undefined) return 'true'
  if (typeof value === 'string') return value
  return literalText(value.value)
}

/** The text of an expression that is nothing but a literal, or null. */
export function literalText(expression: string): string | null {
  const match = LITERAL.exec(expression)
  return match === null ? null : (match[1] ?? match[2] ?? match[3] ?? '')
}
