'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import '../code/tokens.css'
import './demo.css'
import './demo-code.css'
import './demo-output.css'
import './demo-past.css'
import { Hint, keyed } from '../kbd.tsx'
import { Changes } from './changes.tsx'
import { askedOf, editedFiles } from './edits.ts'
import { EditTools, OlderNote } from './edit-tools.tsx'
import { InputFields } from './input-fields.tsx'
import { MissingNote } from './missing.tsx'
import { Outcome } from './outcome.tsx'
import { PastRuns } from './past-runs.tsx'
import { RunButton } from './run-button.tsx'
import { SaveAs } from './save-as.tsx'
import { Source } from './source.tsx'
import { Tabs } from './tabs.tsx'
import { TrustNote } from './trust.tsx'
import { Unfold } from './unfold.tsx'
import { useEdit } from './use-edit.ts'
import { useRun } from './use-run.ts'
import type { Given } from './views.ts'

/** A demo that can be read, changed and run. */
export function Player({ given }: { given: Given }) {
  const { id, title, files, words, trust, missing, place } = given
  const base = useId()
  const idOf = (part: string) => `${base}-${part}`
  const canRun = trust !== 'not-reviewed' && missing === null
  const [name, setName] = useState(files[0]?.name ?? '')
  const here = useEdit(given)
  const running = useRun(id, given.token)
  const [isEditing, setEditing] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [asked, setAsked] = useState(0)
  const editButton = useRef<HTMLButtonElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const changed = editedFiles(here.edit, here.stored)

  // Who comes back to a changed file finds it as it was left: in the editor.
  if (changed.length > 0 && !isEditing && !hasFailed) setEditing(true)

  const edit = () => {
    setAsked((times) => times + 1)
    setFailed(false)
    setEditing(true)
  }
  const start = () => {
    if (!canRun) return
    running.start(askedOf(here.edit, here.stored))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      start()
      return
    }
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]')
    if (event.key === 'e' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      edit()
    }
  }

  return (
    <>
      {/* Keys that hold within the demo; everything in it can be reached without them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions */}
      <section
        id={`demo-${id}`}
        className="demo"
        data-place={place}
        data-key-scope
        onKeyDown={onKeyDown}
        {...(place === 'page' ? { 'aria-label': title } : { 'aria-labelledby': idOf('title') })}
      >
        <div className="demo-bar">
          {place === 'card' && (
            <h3 id={idOf('title')} className="demo-title">
              {title}
            </h3>
          )}
          <span className="demo-facts">
            <span>{given.languageName}</span>
            {trust === 'allowed' && <span>{words.trust.allowed}</span>}
            {here.isEdited && <span className="demo-edited">{words.edited}</span>}
            {given.link}
          </span>
          {canRun && <RunButton given={given} isEdited={here.isEdited} running={running} start={start} />}
        </div>
        {trust === 'not-reviewed' && <TrustNote given={given} />}
        {trust !== 'not-reviewed' && missing !== null && <MissingNote missing={missing} words={words} />}

        <div className="demo-halves">
          <div className="demo-left">
            <div className="demo-files">
              {files.length > 1 ? (
                <Tabs
                  names={files.map((file) => file.name)}
                  chosen={name}
                  edited={changed}
                  choose={setName}
                  idOf={(file) => idOf(`tab-${file}`)}
                  panelId={idOf('panel')}
                  words={words}
                />
              ) : (
                <span className="demo-file">{name}</span>
              )}
              <span className="demo-tools">
                <EditTools
                  here={here}
                  words={words}
                  saveAs={trust === 'not-reviewed' ? null : () => dialog.current?.showModal()}
                />
                <button
                  ref={editButton}
                  type="button"
                  className="demo-plain"
                  onClick={edit}
                  {...(place === 'page' ? keyed('e') : {})}
                >
                  {words.edit} <Hint k="e" />
                </button>
              </span>
            </div>
            {hasFailed && (
              <p role="alert" className="demo-trouble">
                {words.noEditor}
              </p>
            )}
            {here.older && <OlderNote older={here.older} words={words} />}
            <div
              id={idOf('panel')}
              {...(files.length > 1 && { role: 'tabpanel', 'aria-labelledby': idOf(`tab-${name}`) })}
            >
              <Source
                given={given}
                name={name}
                here={here}
                isEditing={isEditing}
                asked={asked}
                noteId={idOf('note')}
                onRun={start}
                onLeave={() => editButton.current?.focus()}
                onFailed={() => {
                  setEditing(false)
                  setFailed(true)
                }}
              />
            </div>
            <p id={idOf('note')} className="demo-quiet">
              <span className="demo-keys">
                {words.editorKeys}
                {canRun && words.runKey}
              </span>
              {words.editorNote}
            </p>
            {changed.length > 0 && (
              <Unfold summary={words.changes}>
                {() => <Changes before={here.stored.files} after={here.edit.files} words={words} />}
              </Unfold>
            )}
            {canRun && <InputFields given={given} here={here} idOf={idOf} />}
          </div>

          <div className="demo-right">
            {canRun && <Outcome given={given} running={running} />}
            {given.recorded}
            {!canRun && given.expect.length > 0 && <Outcome given={given} running={running} />}
            {given.look}
            {given.beyond}
          </div>
        </div>
        {here.isEdited && <SaveAs given={given} edit={here.edit} dialog={dialog} titleId={idOf('save')} />}
      </section>
      {place === 'page' && (
        <section className="demo-history" aria-labelledby={idOf('past')}>
          <h2 id={idOf('past')} className="block-head">
            {words.past.title}
          </h2>
          <PastRuns given={given} ended={running.ended} isStopped={running.isStopped} />
        </section>
      )}
    </>
  )
}
