import type { SaidGlance } from '../../_server/said-glance.ts'
import { Dot } from '../dot.tsx'

/** A card or a demo at a glance. */
export function Glance({ glance, answerWord }: { glance: SaidGlance; answerWord: string }) {
  const { title, lang, mark, facts, text, answer } = glance
  return (
    <>
      <p id="glance-title" className="glance-title" lang={lang}>
        {title}
      </p>
      <p className="facts">
        {facts.map((fact, i) => (
          <span key={fact} className={i === 0 && mark ? 'glance-mark' : undefined}>
            {i === 0 && mark && <Dot mark={mark} label="" />}
            {fact}
          </span>
        ))}
      </p>
      {text !== '' && <p lang={lang}>{text}</p>}
      {answer !== null && (
        <details>
          <summary>{answerWord}</summary>
          <p lang={lang}>{answer}</p>
        </details>
      )}
    </>
  )
}
