import { Folded } from './folded.tsx'
import type { SaidChange, SaidEvent } from './said.ts'
import type { Words } from './words.ts'

type Change = NonNullable<SaidEvent['change']>

/** What changed in a card, word by word. */
export function Rewritten({ change: { text, api, page }, words }: { change: Change; words: Words }) {
  return (
    <div className="journal-change">
      <Folded<{ parts: readonly SaidChange[] }> {...{ summary: text, api, page, pageWord: words.inFull, words }}>
        {({ parts }) => parts.map((part, i) => <Part key={i} part={part} words={words} />)}
      </Folded>
    </div>
  )
}

function Part({ part: { part, nameLang, lang, text }, words }: { part: SaidChange; words: Words }) {
  return (
    <div>
      <p className="text-soft" lang={nameLang}>
        {part}
      </p>
      <p className="version-text changes" lang={lang}>
        {text.map((one, i) => {
          if (one.kind === 'same') return one.text
          const Changed = one.kind === 'added' ? 'ins' : 'del'
          return (
            <Changed key={i}>
              <span className="sr-only">{words[one.kind]} </span>
              {one.text}
            </Changed>
          )
        })}
      </p>
    </div>
  )
}
