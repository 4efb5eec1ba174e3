'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useState } from 'react'
import type { CardSaid, NoteSaid } from '../views.ts'

/** So many notes are written out at once; of more, each as soon as it is unfolded. */
const WRITTEN_OUT = 50

/** Notes, a line each, which unfold. */
export function NoteList({ notes }: { notes: readonly NoteSaid[] }) {
  return (
    <ol className="import-notes">
      {notes.map((note) => (
        <Note key={note.file} note={note} isWritten={notes.length <= WRITTEN_OUT} />
      ))}
    </ol>
  )
}

function Note({ note, isWritten }: { note: NoteSaid; isWritten: boolean }) {
  const [wasOpened, setWasOpened] = useState(isWritten)
  const { file, about, kind, cards, facts, remarks } = note
  return (
    <li data-kind={kind}>
      <details onToggle={() => setWasOpened(true)}>
        <summary>
          <span className="import-file">{file}</span>
          <span className="import-about">{about}</span>
        </summary>
        {wasOpened && (
          <div className="import-more">
            {facts.length > 0 && (
              <p className="facts">
                {facts.map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </p>
            )}
            {cards.length > 0 && (
              <ul className="import-cards">
                {cards.map((card) => (
                  <Card key={card.id} card={card} />
                ))}
              </ul>
            )}
            {remarks.length > 0 && (
              <ul className="import-remarks">
                {remarks.map(({ where, text, isEnglish }, i) => (
                  <li key={i}>
                    <span className="import-where">{where}</span>{' '}
                    <span lang={isEnglish ? 'en' : undefined}>{text}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </details>
    </li>
  )
}

function Card({ card: { title, href, path, change, facts, note } }: { card: CardSaid }) {
  return (
    <li>
      <p>
        {href === null ? (
          <span>{title}</span>
        ) : (
          <Link href={href as Route} prefetch={false}>
            {title}
          </Link>
        )}
      </p>
      <p className="facts">
        <span>{change}</span>
        <span>{facts}</span>
        <code>{path}</code>
      </p>
      {note !== null && <p className="import-note">{note}</p>}
    </li>
  )
}
