import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'

/** The outline of what is on its way. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useTranslation()
  return (
    <div aria-busy="true" role="status">
      <span className="k-unseen">{t(($) => $.kit.loading)}</span>
      <Skeleton active title={false} paragraph={{ rows: lines, width: '100%' }} />
    </div>
  )
}
