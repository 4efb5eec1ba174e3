import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { LanguageDescription } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { isLanguage, languageNamed } from '../../../../_ui/code/languages.ts'
import type { Part } from './parts.ts'

const described = new Map<string, LanguageDescription>()

/** The grammar of a code block, by what stands behind its fence. */
function codeLanguage(info: string): LanguageDescription | null {
  const name = /^[\w+]+/.exec(info)?.[0] ?? ''
  if (!isLanguage(name)) return null
  const known = described.get(name)
  if (known) return known
  const load = async () => {
    const language = await languageNamed(name)
    if (language === null) throw new Error(`no grammar of ${name}`)
    return language
  }
  const made = LanguageDescription.of({ name, load })
  described.set(name, made)
  return made
}

/** Markdown as cards have it: with tables, task lists and tags of components; the whole file begins with YAML. */
export function languageOf(part: Part): Extension {
  const content = markdown({ base: markdownLanguage, codeLanguages: codeLanguage, completeHTMLTags: false })
  return part === 'whole' ? yamlFrontmatter({ content }) : content
}
