import type { Route } from 'next'
import Link from 'next/link'
import type { TakenSaid } from '../views.ts'
import { UndoForm, type UndoWords } from './undo-form.tsx'

export type DoneWords = Readonly<Record<'title' | 'nothing' | 'kept' | 'chain' | 'another', string>>

type Props = { words: DoneWords; undo: UndoWords; taken: TakenSaid; onAnother: () => void }

/** What came of taking in, the cards, and the way back. */
export function Done({ words, undo, taken: { batch, wrote, chainHref, cards, kept }, onAnother }: Props) {
  return (
    <section className="bundle-done" aria-label={words.title}>
      <UndoForm batch={batch} label={null} words={undo}>
        <h2 className="block-head">{words.title}</h2>
        <p className="mt-3">{batch === null ? words.nothing : wrote}</p>
        <ul className="mt-2">
          {cards.map(({ id, title, lang, href }) => (
            <li key={id}>
              <Link href={href as Route} prefetch={false} lang={lang}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
        {kept.length > 0 && (
          <>
            <p className="import-note mt-3">{words.kept}</p>
            <ul>
              {kept.map((path) => (
                <li key={path}>
                  <code className="command">{path}</code>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="import-act">
          <Link href={chainHref as Route} prefetch={false} className="button">
            {words.chain}
          </Link>
        </p>
      </UndoForm>
      <p className="import-act">
        <button type="button" className="button button-quiet" onClick={onAnother}>
          {words.another}
        </button>
      </p>
    </section>
  )
}
