'use client'

import { type MouseEvent, useEffect } from 'react'
import { keyName } from '../_ui/kbd.tsx'
import { MarkedText } from '../_ui/marked-text.tsx'
import type { Hit } from './hits.ts'
import type { Words } from './names.ts'
import type { Group, Row } from './row.ts'

export const optionId = (at: number): string => `palette-${at}`

type Props = {
  rows: readonly Row[]
  at: number
  words: Words
  onPoint: (at: number) => void
  onAct: (row: Row, isApart: boolean) => void
}

/** What the palette offers, group by group. The line at `at` is the one that Enter means. */
export function List({ rows, at, words, onPoint, onAct }: Props) {
  useEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' })
  }, [at, rows])
  return (
    <div id="palette-list" role="listbox" aria-label={words.title} className="palette-list">
      {groupsOf(rows).map(({ group, first, members }) => (
        <div key={group} role="group" aria-labelledby={`palette-${group}`}>
          <div id={`palette-${group}`} role="presentation" className="head">
            {words.groups[group]}
          </div>
          {members.map((row, i) => (
            <Line
              key={row.id}
              id={optionId(first + i)}
              row={row}
              isActive={first + i === at}
              words={words}
              onPoint={() => first + i !== at && onPoint(first + i)}
              onAct={(event) => onAct(row, event.ctrlKey || event.metaKey || event.button === 1)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type LineProps = {
  id: string
  row: Row
  isActive: boolean
  words: Words
  onPoint: () => void
  onAct: (event: MouseEvent) => void
}

function Line({ id, row, isActive, words, onPoint, onAct }: LineProps) {
  const { title, titleMarks, lang, hit, keys } = row
  const beside = hit?.day ?? hit?.topics.join(' · ') ?? ''
  return (
    <button
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="palette-line"
      // Not when the list moves under a pointer that lies still.
      onPointerMove={onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onAct}
      onAuxClick={(event) => event.button === 1 && onAct(event)}
    >
      <span className="palette-title" lang={lang ?? undefined}>
        <MarkedText text={title} marks={titleMarks} />
      </span>
      {beside !== '' && <span className="palette-topics">{beside}</span>}
      {keys.length > 0 && (
        <span className="palette-keys" aria-hidden="true">
          {keys.map((key) => (
            <kbd key={key} className="hint">
              {keyName(key)}
            </kbd>
          ))}
        </span>
      )}
      {hit !== null && <About hit={hit} words={words} />}
    </button>
  )
}

/** Where what was looked for stands. */
function About({ hit: { stage, excerpt, url, lang }, words }: { hit: Hit; words: Words }) {
  if (url !== null) return <span className="palette-about">{url}</span>
  if (excerpt === null) return null
  return (
    <span className="palette-about">
      {stage !== null && <span className="palette-stage">{words.sections[stage]}</span>}
      <span lang={lang}>
        <MarkedText text={excerpt.text} marks={excerpt.marks} />
      </span>
    </span>
  )
}

/** Rows of one group lie side by side. */
function groupsOf(rows: readonly Row[]) {
  const groups: { group: Group; first: number; members: Row[] }[] = []
  for (const [i, row] of rows.entries()) {
    const last = groups.at(-1)
    if (last?.group === row.group) last.members.push(row)
    else groups.push({ group: row.group, first: i, members: [row] })
  }
  return groups
}
