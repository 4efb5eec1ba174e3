import { HTML_ELEMENTS } from '#core/card/render/components.ts'
import { canonicalHeading, NAMINGS } from '#core/card/stages.ts'
import { texts } from '../../_server/i18n.ts'
import { Table } from '../_ui/table.tsx'
import { EXAMPLE } from './example.ts'
import { ruleRows } from './rules.ts'
import { componentRows, KEYWORDS } from './vocabulary.ts'

/** A whole card file. */
export async function Example() {
  const { locale } = await texts()
  return (
    <pre>
      <code>{EXAMPLE[locale]}</code>
    </pre>
  )
}

/** The sections of a card: how the app writes their headings, and by which words it knows them again. */
export function Headings({ label, head }: { label: string; head: readonly string[] }) {
  const rows = NAMINGS.map(({ id }) => {
    const { begins, holds } = KEYWORDS[id]
    const words = [...begins.map((word) => `${word}…`), ...holds.map((word) => `…${word}…`)]
    return [canonicalHeading(id, 'zh'), canonicalHeading(id, 'en'), words.join(', ')]
  })
  return <Table label={label} head={head} rows={rows} />
}

/** The components a card may use. */
export async function Components({ label, head }: { label: string; head: readonly string[] }) {
  const { locale } = await texts()
  return <Table label={label} head={head} rows={componentRows(locale)} />
}

/** What `check` looks for. */
export async function Rules({ label, head }: { label: string; head: readonly string[] }) {
  const { locale } = await texts()
  return <Table label={label} head={head} rows={ruleRows(locale)} />
}

/** The HTML elements a card may use. */
export const Elements = () => <code>{HTML_ELEMENTS.join(' ')}</code>
