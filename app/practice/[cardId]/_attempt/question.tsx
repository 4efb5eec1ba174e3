import type { Given } from './views.ts'
import { fill } from './words.ts'

type Props = {
  given: Given
  isFolded: boolean
  /** After the body was folded or unfolded: a summary that kept the focus would keep Space and Enter, too. */
  toggled?: () => void
}

/** The question, in every phase. While it is being answered, its body folds away behind its title. */
export function Question({ given, isFolded, toggled }: Props) {
  const { title, lang, question, run, retry, words } = given
  return (
    <>
      <header className="minute-question">
        {(run !== null || retry !== null) && (
          <p className="facts">
            {run && <span>{run.position}</span>}
            {retry && <span>{fill(words.ready.one, { n: retry.sentence })}</span>}
          </p>
        )}
        <h1 lang={lang}>{title}</h1>
        {question !== null && isFolded && (
          <details onToggle={toggled}>
            <summary>{words.body}</summary>
            {question}
          </details>
        )}
      </header>
      {question !== null && !isFolded && <div className="minute-body">{question}</div>}
    </>
  )
}
