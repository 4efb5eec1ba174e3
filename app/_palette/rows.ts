import type { Route } from 'next'
import type { Kind } from '#core/search/document.ts'
import type { Action } from '../_ui/key-targets.ts'
import { cardHref, cardPartHref, demoHref, findHref, journalEntryHref } from '../_ui/links.ts'
import type { Found } from './engine.ts'
import type { Hit } from './hits.ts'
import { namedLike } from './named.ts'
import type { Name, Names } from './names.ts'
import type { Recent } from './recent.ts'
import type { Deed, Group, NamedRow, Row } from './row.ts'

export type Given = {
  readonly actions: readonly Action[]
  readonly names: Names
  readonly recent: readonly Recent[]
}

/** Actions and pages beside cards that were found, at most. */
const MOST_NAMED = 4

/** What is offered for what was typed: `>` first, only actions and pages; nothing, what is nearest at hand. */
export function rowsFor(typed: string, given: Given, found: Found): readonly Row[] {
  const named = [...given.actions.map((action) => ofAction(action, given.names.actions)), ...placesOf(given)]
  if (typed.startsWith('>')) return namedLike(typed.slice(1).trim(), named).map(({ row }) => row)
  if (typed.trim() === '') {
    const rows = named.map(({ row }) => row)
    const of = (group: Group) => rows.filter((row) => row.group === group)
    return [...given.recent.map(ofRecent), ...of('actions'), ...of('pages')]
  }
  const like = namedLike(typed.trim(), named).slice(0, MOST_NAMED)
  return [...like.map(({ row }) => row), ...found.hits.map(ofHit), ofAll(typed, given.names.words.all)]
}

function ofAction({ keys, label, isShell, href }: Action, names: readonly Name[]): NamedRow {
  const name = names.find((one) => one.label === label) ?? { label, also: '', sounds: [] }
  const [key = ''] = keys
  const group = isShell ? 'pages' : 'actions'
  return { name, row: { ...line(`key ${key}`, group, label), keys, deed: { kind: 'press', key, tab: href } } }
}

const placesOf = ({ names }: Given): readonly NamedRow[] =>
  names.places.map((name) => ({ name, row: { ...line(name.href, 'pages', name.label), deed: go(name.href) } }))

const ofRecent = ({ id, title, lang }: Recent): Row => ({
  ...line(`recent ${id}`, 'recent', title),
  lang,
  deed: go(cardHref({ id, title })),
})

const ofHit = (hit: Hit): Row => {
  const { key, kind, title, titleMarks, lang } = hit
  return { ...line(key, kind, title), titleMarks, lang, hit, deed: DEEDS[kind](hit) }
}

const ofAll = (typed: string, title: string): Row => ({ ...line('all', 'more', title), deed: go(findHref(typed)) })

const go = (href: Route, tab: string = href): Deed => ({ kind: 'go', href, tab })

/** What is found leads to where it stands; a reference, in a tab of its own, to its address. */
const DEEDS: Readonly<Record<Kind, (hit: Hit) => Deed>> = {
  card: ({ id, title }) => go(cardHref({ id, title })),
  open: ({ id }) => go(cardPartHref(id, 'stage-followups')),
  reference: ({ id, url }) => go(cardPartHref(id, 'references'), url ?? undefined),
  demo: ({ id }) => go(demoHref(id)),
  entry: ({ id, day }) => go(journalEntryHref(day ?? '', id)),
}

const line = (id: string, group: Group, title: string): Omit<Row, 'deed'> => ({
  id,
  group,
  title,
  titleMarks: [],
  lang: null,
  hit: null,
  keys: [],
})
