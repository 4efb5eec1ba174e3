// The tables of an Anki collection, as other programs expect them.

/** The only schema that every version of Anki reads and writes when it is asked to. */
export const SCHEMA = 11

/** Columns by table: `int` and `text` as SQLite declares them. A column named `id` is the key. */
export const LAYOUT: Readonly<Record<string, string>> = {
  col: 'id crt mod scm ver dty usn ls conf:text models:text decks:text dconf:text tags:text',
  notes: 'id guid:text mid mod usn tags:text flds:text sfld csum flags data:text',
  cards: 'id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags data:text',
  revlog: 'id cid usn ease ivl lastIvl factor time type',
  graves: 'usn oid type',
}

export const INDEXES = [
  'ix_notes_usn ON notes (usn)',
  'ix_cards_usn ON cards (usn)',
  'ix_revlog_usn ON revlog (usn)',
  'ix_cards_nid ON cards (nid)',
  'ix_cards_sched ON cards (did, queue, due)',
  'ix_revlog_cid ON revlog (cid)',
  'ix_notes_csum ON notes (csum)',
]

export const columnsOf = (table: string): string[] =>
  (LAYOUT[table] ?? '').split(' ').map((column) => column.split(':')[0] ?? '')

export function createTable(table: string): string {
  const columns = (LAYOUT[table] ?? '').split(' ').map((column) => {
    const [name, type = 'integer'] = column.split(':')
    return `${name} ${type} ${name === 'id' ? 'PRIMARY KEY' : 'NOT NULL'}`
  })
  return `CREATE TABLE ${table} (${columns.join(', ')})`
}

/** What a column holds that nothing here has to say about: never synced, no flag set, no extra data. */
export const UNSET: Readonly<Record<string, unknown>> = {
  usn: -1,
  flags: 0,
  left: 0,
  odue: 0,
  data: '',
  dty: 0,
  ls: 0,
  tags: '{}',
}
