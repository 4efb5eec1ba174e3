import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import {
  MAX_HITS,
  type CardHit,
  type DemoHit,
  type EntryHit,
  type OpenHit,
  type ReferenceHit,
  type SearchResults,
} from '#core/study/search.ts'
import { startOfStudyDay } from '#core/schedule/study-day.ts'
import { i18n, type Translate } from '../_server/i18n.ts'
import { study } from '../_server/study.ts'
import { Dot } from '../_ui/dot.tsx'
import { cardHref, cardPartHref, demoHref, findHref, journalEntryHref } from '../_ui/links.ts'
import { Mark } from '../_ui/mark.tsx'
import { MarkedText } from '../_ui/marked-text.tsx'
import { sectionName } from '../_ui/stage.ts'
import type { Locale } from '../_server/locale.ts'
import { newHref } from '../new/links.ts'
import { filterText } from './filters.ts'

/** What was found, kind by kind. */
export async function Results({ results: { cards, open, references, demos, entries } }: { results: SearchResults }) {
  const { t, locale } = await i18n()
  return (
    <>
      <Group id="cards" title={t('find.cards')} count={cards.length} t={t}>
        {cards.map((card) => (
          <Card key={card.id} card={card} t={t} locale={locale} />
        ))}
      </Group>
      <Group id="open" title={t('find.open')} count={open.length} t={t}>
        {open.map((one) => (
          <Open key={`${one.card.id} ${one.text}`} one={one} t={t} />
        ))}
      </Group>
      <Group id="references" title={t('find.references')} count={references.length} t={t}>
        {references.map((one) => (
          <Reference key={`${one.card.id} ${one.url}`} one={one} t={t} />
        ))}
      </Group>
      <Group id="demos" title={t('find.demos')} count={demos.length} t={t}>
        {demos.map((demo) => (
          <Demo key={demo.id} demo={demo} />
        ))}
      </Group>
      <Group id="entries" title={t('find.entries')} count={entries.length} t={t}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Group>
    </>
  )
}

function Group(props: { id: string; title: string; count: number; t: Translate; children: ReactNode }) {
  const { id, title, count, t, children } = props
  if (count === 0) return null
  return (
    <section className="block" aria-labelledby={id}>
      <h2 id={id} className="block-head">
        {title} <span>{count < MAX_HITS ? count : t('find.most', { count })}</span>
      </h2>
      <ul className="rows">{children}</ul>
    </section>
  )
}

function Card({ card, t, locale }: { card: CardHit; t: Translate; locale: Locale }) {
  const { title, titleMarks, lang, standing, stage, excerpt, topics, path, archived } = card
  return (
    <li className="row search-row">
      <Mark standing={standing} t={t} />
      <div>
        <Link href={cardHref(card)} prefetch={false} lang={lang} className="row-title" data-found="">
          <MarkedText text={title} marks={titleMarks} />
        </Link>
        {excerpt !== null && (
          <p className="search-excerpt">
            {stage !== null && (
              <Link href={cardPartHref(card.id, `stage-${stage}`)} prefetch={false}>
                {sectionName(stage, locale)}
              </Link>
            )}
            <span lang={lang}>
              <MarkedText text={excerpt.text} marks={excerpt.marks} />
            </span>
          </p>
        )}
        <p className="facts">
          {archived && <span>{t('find.archived')}</span>}
          {topics.map((topic) => (
            <Link key={topic} href={findHref(filterText('topic', topic))} prefetch={false}>
              {topic}
            </Link>
          ))}
          <code>{path}</code>
        </p>
      </div>
    </li>
  )
}

function Open({ one: { text, titleMarks, card }, t }: { one: OpenHit; t: Translate }) {
  return (
    <li className="row search-row">
      <Dot mark="open" label={t('memory.open')} />
      <div>
        <Link
          href={cardPartHref(card.id, 'stage-followups')}
          prefetch={false}
          lang={card.lang}
          className="row-title"
          data-found=""
        >
          <MarkedText text={text} marks={titleMarks} />
        </Link>
        <p className="facts">
          <Of card={card} word={t('find.openOf')} />
          <Link
            href={newHref({ parent: card.id, q: text })}
            prefetch={false}
            className="promote"
            aria-label={t('find.askThis', { question: text })}
          >
            {t('find.ask')}
          </Link>
        </p>
      </div>
    </li>
  )
}

function Reference({ one: { title, titleMarks, url, card }, t }: { one: ReferenceHit; t: Translate }) {
  return (
    <li className="search-row border-b border-line py-2.5">
      <a href={url} rel="noreferrer" lang={card.lang} className="row-title" data-found="">
        <MarkedText text={title} marks={titleMarks} />
      </a>
      <p className="facts">
        <span>{URL.canParse(url) ? new URL(url).hostname : url}</span>
        <Of card={card} word={t('find.referenceOf')} />
      </p>
    </li>
  )
}

const Demo = ({ demo }: { demo: DemoHit }) => <Told hit={demo} href={demoHref(demo.id)} />

async function Entry({ entry }: { entry: EntryHit }) {
  const [{ format }, { settings }] = await Promise.all([i18n(), study()])
  const date = startOfStudyDay(entry.day, settings.day)
  return (
    <Told hit={entry} href={journalEntryHref(entry.day, entry.id)}>
      <p className="facts">
        <time dateTime={entry.day}>{format.dateTime(date, { year: 'numeric', month: 'short', day: 'numeric' })}</time>
      </p>
    </Told>
  )
}

/** Something by its title, with a piece of what it says. */
function Told({ hit, href, children }: { hit: DemoHit | EntryHit; href: Route; children?: ReactNode }) {
  const { title, titleMarks, lang, excerpt } = hit
  return (
    <li className="search-row border-b border-line py-2.5">
      <Link href={href} prefetch={false} lang={lang ?? undefined} className="row-title" data-found="">
        <MarkedText text={title} marks={titleMarks} />
      </Link>
      {excerpt !== null && (
        <p className="search-excerpt">
          <span lang={lang ?? undefined}>
            <MarkedText text={excerpt.text} marks={excerpt.marks} />
          </span>
        </p>
      )}
      {children}
    </li>
  )
}

function Of({ card, word }: { card: OpenHit['card']; word: string }) {
  return (
    <span>
      {word}{' '}
      <Link href={cardHref(card)} prefetch={false} lang={card.lang}>
        {card.title}
      </Link>
    </span>
  )
}
