import { useEffect, useRef, useState } from 'react'
import { textDiff } from '#core/practice/text-diff.ts'
import { fill } from '../../../../_ui/fill.ts'
import { ConflictChoice } from './conflict-choice.tsx'
import type { Merging } from './desk.ts'
import type { Part } from './parts.ts'
import type { Room } from './room.ts'
import { type Choice, settled } from './settled.ts'
import type { Given, Words } from './views.ts'
import type { Merge } from './writing.ts'

type Props = { given: Given; room: Room; merging: Merging; close: () => void }
type Choices = ReadonlyMap<string, Choice>

/** Two texts brought together: what changes where they agree, and a choice where they do not. */
export function Bringing({ given, room, merging, close }: Props) {
  const { words, names, card } = given
  const [choices, setChoices] = useState<Choices>(new Map())
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const chosen = ({ part, merged }: Merge) => merged.conflicts.map((_, i) => choices.get(`${part} ${i}`) ?? null)
  const left = merging.merges.flatMap(chosen).filter((choice) => choice === null).length
  const bring = () => {
    const results = new Map<Part, string>()
    for (const merge of merging.merges) {
      const text = settled(merge.merged, chosen(merge))
      if (text === null) return
      results.set(merge.part, text)
    }
    if (room.bring(results)) close()
    else setChoices(new Map())
  }
  const sides =
    merging.kind === 'file'
      ? { mine: words.changed.mine, theirs: words.changed.theirs }
      : merging.isOld
        ? { mine: words.changed.draft, theirs: words.changed.theirs }
        : { mine: words.changed.mine, theirs: words.changed.draft }
  return (
    <section className="writing-bringing" aria-labelledby="bringing">
      <h2 id="bringing" ref={heading} tabIndex={-1}>
        {words.changed.panel}
      </h2>
      {merging.merges.map((merge) => (
        <div key={merge.part}>
          <h3>{names[merge.part]}</h3>
          <Clean merge={merge} lang={card.lang} words={words.changed} />
          {merge.merged.conflicts.map((conflict, i) => {
            const key = `${merge.part} ${i}`
            return (
              <ConflictChoice
                key={key}
                name={key}
                n={i + 1}
                conflict={conflict}
                sides={sides}
                lang={card.lang}
                words={words.changed}
                choice={choices.get(key) ?? null}
                choose={(choice) => setChoices(new Map(choices).set(key, choice))}
              />
            )
          })}
        </div>
      ))}
      <p className="writing-choices">
        <button type="button" className="button" disabled={left > 0} onClick={bring}>
          {merging.kind === 'file' ? words.changed.take : words.changed.takeDraft}
        </button>
        <button type="button" className="button button-quiet" onClick={close}>
          {words.changed.hide}
        </button>
        <span role="status" className="text-soft">
          {left > 0 ? fill(words.changed.left, { count: left }) : ''}
        </span>
      </p>
    </section>
  )
}

/** What comes into the text by itself. */
function Clean({ merge, lang, words }: { merge: Merge; lang: string; words: Words['changed'] }) {
  const parts = textDiff(merge.mine, merge.merged.text, lang)
  const isSame = parts.every(({ kind }) => kind === 'same')
  if (isSame) return merge.merged.conflicts.length > 0 ? null : <p className="text-soft">{words.same}</p>
  return (
    <>
      <p className="text-soft">{merge.merged.conflicts.length > 0 ? words.rest : words.clean}</p>
      <div className="version-text changes writing-side" lang={lang} tabIndex={0}>
        {parts.map(({ kind, text }, i) => {
          if (kind === 'same') return text
          const Change = kind === 'added' ? 'ins' : 'del'
          return (
            <Change key={i}>
              <span className="sr-only">{words[kind]} </span>
              {text}
            </Change>
          )
        })}
      </div>
    </>
  )
}
