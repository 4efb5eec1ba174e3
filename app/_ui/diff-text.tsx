/** A stretch of a text that was and is, as it is shown. `folded`: behind `label`, because nothing changed around it. */
export type DiffPiece =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
  | { readonly kind: 'folded'; readonly text: string; readonly label: string }

type Props = {
  pieces: readonly DiffPiece[]
  lang: string | undefined
  /** Said before what was added and removed, to those who do not see it marked. */
  words: Readonly<Record<'added' | 'removed', string>>
}

/** A text as it was and is, what was added and removed marked by more than colour. */
export function DiffText({ pieces, lang, words }: Props) {
  return (
    <div className="version-text changes" lang={lang}>
      {pieces.map((piece, i) => {
        if (piece.kind === 'same') return piece.text
        if (piece.kind === 'folded') {
          return (
            <details key={i}>
              <summary>{piece.label}</summary>
              {piece.text}
            </details>
          )
        }
        const Change = piece.kind === 'added' ? 'ins' : 'del'
        return (
          <Change key={i}>
            <span className="sr-only">{words[piece.kind]} </span>
            {piece.text}
          </Change>
        )
      })}
    </div>
  )
}
