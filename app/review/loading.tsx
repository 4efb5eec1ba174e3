import { texts } from '../_server/i18n.ts'

export default async function Loading() {
  const { t } = await texts()
  return (
    <div className="page review">
      <p className="waiting" role="status">
        {t('review.loading')}
      </p>
    </div>
  )
}
