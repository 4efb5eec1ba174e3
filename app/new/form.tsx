'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { guessLang } from '#core/card/guess-lang.ts'
import type { LikeQuestions } from '#core/study/questions.ts'
import { useGoing } from '../_ui/use-going.ts'
import { make } from './actions.ts'
import { NAMED } from './cards-named.ts'
import type { Given } from './given.ts'
import { ParentField } from './parent-field.tsx'
import { Similar } from './similar.tsx'
import { useLike } from './use-like.ts'

type Props = {
  given: Given
  /** The question to begin with, and what is like it. */
  asked: string
  like: LikeQuestions
  onLeave?: () => void
}

/** A new card: a question, and what may be said beside it. What is like it appears below, and moves nothing. */
export function NewForm({ given, asked, like: first, onLeave = () => {} }: Props) {
  const { words, topics } = given
  const { failed, isPending, form } = useGoing(make, words.unreachable)
  const [typed, setTyped] = useState(asked)
  const [parent, setParent] = useState(given.parent)
  const field = useRef<HTMLTextAreaElement>(null)
  const like = useLike(typed, NAMED, first)

  useEffect(() => {
    const question = field.current
    if (!question) return
    // What was typed before the script was there counts.
    setTyped(question.value)
    question.focus()
  }, [])

  return (
    <>
      <form {...form} className="new-form">
        <label htmlFor="new-title">{words.question}</label>
        <textarea
          ref={field}
          id="new-title"
          name="title"
          className="field"
          rows={2}
          maxLength={300}
          required
          autoComplete="off"
          lang={guessLang(typed)}
          defaultValue={failed?.kept ?? asked}
          onInput={({ currentTarget, nativeEvent }) => {
            if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) setTyped(currentTarget.value)
          }}
          onCompositionEnd={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={submitOnEnter}
        />
        <div className="new-fields">
          {/* Another parent has another folder: what was meant by the one before is no wish of its own. */}
          <TopicField key={parent?.id ?? ''} given={given} folder={parent?.folder ?? null} topics={topics} />
          <label>
            {words.lang}
            <select name="lang" className="field" defaultValue="">
              <option value="">{words.langAuto[guessLang(typed)]}</option>
              <option value="zh">{words.zh}</option>
              <option value="en">{words.en}</option>
            </select>
          </label>
        </div>
        <ParentField parent={parent} words={words} onChoose={setParent} />
        <p className="new-make">
          <button type="submit" className="button" disabled={isPending}>
            {words.make}
          </button>
          <span role="status" className={failed !== null && !isPending ? 'text-bad' : 'text-soft'}>
            {isPending ? words.making : failed?.text}
          </span>
        </p>
      </form>
      <Similar like={like} words={words} onLeave={onLeave} />
    </>
  )
}

function TopicField({ given, folder, topics }: { given: Given; folder: string | null } & Pick<Given, 'topics'>) {
  const { words, topic } = given
  return (
    <label>
      {words.topic}
      <input
        name="topic"
        className="field"
        list="new-topics"
        autoComplete="off"
        required={folder === null}
        placeholder={folder === '' ? words.topicBeside : undefined}
        title={words.topicNote}
        defaultValue={folder ?? topic}
      />
      <datalist id="new-topics">
        {topics.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
    </label>
  )
}

/** Enter makes the card, for a question is one line; but not the Enter that ends a composition (229, says Safari). */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { isComposing, keyCode } = event.nativeEvent
  if (event.key !== 'Enter' || isComposing || keyCode === 229) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
