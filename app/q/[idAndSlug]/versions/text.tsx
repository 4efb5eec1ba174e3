import type { DiffPart } from '#core/practice/diff.ts'
import type { Translate } from '../../../_server/i18n.ts'
import { diffWords, sayDiff } from '../../../_server/say-diff.ts'
import { DiffText } from '../../../_ui/diff-text.tsx'

/** What became of a text. */
export const Text = ({ parts, lang, t }: { parts: readonly DiffPart[]; lang: string; t: Translate }) => (
  <DiffText pieces={sayDiff(t, parts)} lang={lang} words={diffWords(t)} />
)
