import { textDiff } from '#core/practice/text-diff.ts'
import type { MergeConflict } from '#core/share/merge-lines.ts'
import { fill } from '../../../../_ui/fill.ts'
import { type Choice, CHOICES } from './settled.ts'
import type { Words } from './views.ts'

type Props = {
  /** Of its choices. */
  name: string
  n: number
  conflict: MergeConflict
  sides: { readonly mine: string; readonly theirs: string }
  lang: string
  words: Words['changed']
  choice: Choice | null
  choose: (choice: Choice) => void
}

/** One place that both sides changed: as it was and as either has it, side by side, to choose from. */
export function ConflictChoice({ name, n, conflict, sides, lang, words, choice, choose }: Props) {
  const columns = [
    ['base', words.base, conflict.base],
    ['mine', sides.mine, conflict.mine],
    ['theirs', sides.theirs, conflict.theirs],
  ] as const
  const say = (one: Choice) => (one === 'both' ? words.both : fill(words.keep, { side: sides[one] }))
  return (
    <fieldset className="writing-conflict">
      <legend>{fill(words.conflict, { n })}</legend>
      <div className="writing-sides changes">
        {columns.map(([side, title, lines]) => (
          <div key={side} data-chosen={choice === side || (choice === 'both' && side !== 'base')}>
            <h4 className="head">{title}</h4>
            <pre className="writing-side" lang={lang} tabIndex={0} aria-label={title}>
              {lines.length === 0 ? (
                <span className="text-soft">{words.none}</span>
              ) : (
                <Marked before={conflict.base} after={lines} lang={lang} />
              )}
            </pre>
          </div>
        ))}
      </div>
      <p className="writing-choices">
        {CHOICES.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={choice === one} onChange={() => choose(one)} />
            {say(one)}
          </label>
        ))}
      </p>
    </fieldset>
  )
}

/** What one side has, with what is new in it marked. */
function Marked({ before, after, lang }: { before: readonly string[]; after: readonly string[]; lang: string }) {
  const parts = textDiff(before.join('\n'), after.join('\n'), lang)
  return parts.map(({ kind, text }, i) =>
    kind === 'added' ? <ins key={i}>{text}</ins> : kind === 'same' ? text : null,
  )
}
