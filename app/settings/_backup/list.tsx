import { bytesOf } from '#core/study/backup/format.ts'
import { isOfAll, type Listed } from '#core/study/backup/list.ts'
import { i18n } from '../../_server/i18n.ts'
import { saySize, sayWhen } from '../../practice/[cardId]/_past/say.ts'
import { sayWhy } from './say.ts'

/** All backups in the folder: when and why each was made, what it holds and what it takes. */
export async function BackupList({ backups }: { backups: readonly Listed[] }) {
  const { t, format } = await i18n()
  return (
    <table className="backup-list">
      <thead>
        <tr>
          <th scope="col">{t('backup.when')}</th>
          <th scope="col">{t('backup.whyHead')}</th>
          <th scope="col">{t('backup.holds')}</th>
          <th scope="col">{t('backup.takes')}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((one) => (
          <tr key={one.name}>
            <td>
              <time dateTime={one.madeAt.toISOString()}>{sayWhen(format, one.madeAt)}</time>
            </td>
            <td>
              {sayWhy(t, one)}
              {!isOfAll(one) && <span className="backup-part"> {t('backup.alone')}</span>}
              {!one.isWhole && <span className="text-bad"> {t('backup.broken')}</span>}
            </td>
            <td>{saySize(format, one.about === null ? one.bytes : bytesOf(one.about))}</td>
            <td>{saySize(format, one.about === null ? one.bytes : one.about.addedBytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
