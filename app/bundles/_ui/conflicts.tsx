import type { DiffPiece } from '../../_ui/diff-text.tsx'
import { fill } from '../../_ui/fill.ts'
import type { ConflictSaid } from '../views.ts'

export type ConflictWords = Readonly<
  Record<
    | 'title'
    | 'note'
    | 'allMine'
    | 'allTheirs'
    | 'left'
    | 'base'
    | 'nothing'
    | 'mine'
    | 'theirs'
    | 'keepMine'
    | 'takeTheirs',
    string
  >
>

const SIDES = ['mine', 'theirs'] as const
export type Settled = Readonly<Record<string, (typeof SIDES)[number]>>

type Props = {
  conflicts: readonly ConflictSaid[]
  settled: Settled
  words: ConflictWords
  onSettle: (settled: Settled) => void
}

/** What both sides changed: beside one another, and which is to stand there. */
export function Conflicts({ conflicts, settled, words, onSettle }: Props) {
  const settleAll = (side: (typeof SIDES)[number]): void =>
    onSettle({ ...settled, ...Object.fromEntries(conflicts.map(({ key }) => [key, side])) })
  const left = conflicts.filter(({ key }) => settled[key] === undefined).length
  return (
    <section className="block conflicts" aria-labelledby="conflicts">
      <h2 id="conflicts" className="block-head">
        {words.title}
      </h2>
      <p className="import-note">{words.note}</p>
      <p className="bundle-all">
        <button type="button" className="button button-quiet" onClick={() => settleAll('mine')}>
          {words.allMine}
        </button>
        <button type="button" className="button button-quiet" onClick={() => settleAll('theirs')}>
          {words.allTheirs}
        </button>
        <span role="status">{left > 0 && fill(words.left, { count: left })}</span>
      </p>
      {conflicts.map((conflict, i) => (
        <div key={conflict.key} className="conflict">
          {conflicts[i - 1]?.title !== conflict.title && <h3 lang={conflict.lang}>{conflict.title}</h3>}
          <Place
            conflict={conflict}
            side={settled[conflict.key] ?? null}
            words={words}
            onSettle={(side) => onSettle({ ...settled, [conflict.key]: side })}
          />
        </div>
      ))}
    </section>
  )
}

type PlaceProps = Pick<Props, 'words'> & {
  conflict: ConflictSaid
  side: (typeof SIDES)[number] | null
  onSettle: (side: (typeof SIDES)[number]) => void
}

function Place({ conflict: { key, legend, lang, base, sides }, side, words, onSettle }: PlaceProps) {
  return (
    <fieldset className="conflict-place">
      <legend>{legend}</legend>
      {sides !== null && (
        <div className="conflict-sides bundle-sides">
          {SIDES.map((one) => (
            <div key={one} data-side={one} data-chosen={side === one}>
              <p className="head">{words[one]}</p>
              <Side pieces={sides[one]} label={words[one]} lang={lang} nothing={words.nothing} />
            </div>
          ))}
        </div>
      )}
      {base !== null && base !== '' && (
        <details className="bundle-base">
          <summary>{words.base}</summary>
          <pre lang={lang}>{base}</pre>
        </details>
      )}
      <div className="conflict-choice">
        {SIDES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`settle ${key}`}
              value={one}
              required
              checked={side === one}
              onChange={() => onSettle(one)}
            />
            {one === 'mine' ? words.keepMine : words.takeTheirs}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type SideProps = { pieces: readonly DiffPiece[]; label: string; lang: string; nothing: string }

function Side({ pieces, label, lang, nothing }: SideProps) {
  if (pieces.length === 0) return <p className="import-note">{nothing}</p>
  return (
    // Of a long text there is more than fits: keys are to scroll it, too.
    <pre tabIndex={0} role="group" aria-label={label} lang={lang}>
      {pieces.map(({ kind, text }, i) => (kind === 'added' || kind === 'removed' ? <mark key={i}>{text}</mark> : text))}
    </pre>
  )
}
