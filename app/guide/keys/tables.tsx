import { Fragment } from 'react'
import { texts } from '../../_server/i18n.ts'
import { keyName } from '../../_ui/kbd.tsx'
import { KEYS, type Place } from './table.ts'

/** The keys that hold in one place. */
export async function Keys({ place, label, head }: { place: Place; label: string; head: readonly [string, string] }) {
  const { t } = await texts()
  return (
    <table aria-label={label} className="keys-table">
      <thead>
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col">{head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {KEYS.filter((row) => row.place === place).map(({ keys, say }) => (
          <tr key={keys.join(' ')}>
            <td>
              {keys.map((key, i) => (
                <Fragment key={key}>
                  {i > 0 && ' / '}
                  <Key name={key} />
                </Fragment>
              ))}
            </td>
            <td>{say(t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One key, or one after the other: `g-t`. */
function Key({ name }: { name: string }) {
  const parts = name.startsWith('mod-') ? [name] : name.split('-')
  return parts.map((part, i) => (
    <Fragment key={part}>
      {i > 0 && ' '}
      <kbd>{keyName(part)}</kbd>
    </Fragment>
  ))
}
