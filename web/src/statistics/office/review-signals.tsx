import type { DecisiveFigure, OutlierLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useFigureName } from './cell-name.ts'
import { shareText } from './change.ts'
import type { Review } from './queries.ts'

const whole = (text: string): string => formatNumber(text.split('.')[0]!)

/** Why a return stands where it stands, in words: the figure that decides, and what stands apart. */
export function Signals({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const { decisive, impact, outliers } = data
  return (
    <ul className="s-findings">
      <li>
        {decisive && impact !== null ? (
          <Deciding data={data} decisive={decisive} impact={impact} />
        ) : (
          t(($) => $.statisticsOffice.nothingExpected)
        )}
      </li>
      {outliers.map((one) => (
        <Apart key={`${one.flow} ${one.code}`} data={data} outlier={one} />
      ))}
    </ul>
  )
}

function Deciding({
  data,
  decisive,
  impact,
}: {
  readonly data: Review
  readonly decisive: DecisiveFigure
  readonly impact: string
}) {
  const { t } = useTranslation()
  const nameOf = useFigureName(data)
  const values = {
    cell: nameOf(decisive),
    reported: whole(decisive.reported),
    expected: whole(decisive.expected),
    published: whole(decisive.published),
    from: t(($) => $.statisticsOffice.from[decisive.from]),
    share: shareText(impact),
  }
  return decisive.flow === 'cell'
    ? t(($) => $.statisticsOffice.decisiveCell, values)
    : t(($) => $.statisticsOffice.decisive, values)
}

function Apart({ data, outlier }: { readonly data: Review; readonly outlier: OutlierLine }) {
  const { t } = useTranslation()
  const nameOf = useFigureName(data)
  return (
    <li>
      <StatusLight status="watch" label={t(($) => $.statisticsOffice.outlier)} />{' '}
      {t(($) => $.statisticsOffice.outlierWords, {
        cell: nameOf(outlier),
        before: whole(outlier.before),
        now: whole(outlier.now),
        ratio: formatNumber(outlier.ratio),
        usual: formatNumber(outlier.usual),
        units: outlier.units,
      })}
      <div className="k-quiet k-small">
        {t(($) => $.statisticsOffice.outlierBounds, {
          effect: formatNumber(outlier.effect),
          low: formatNumber(outlier.low),
          high: formatNumber(outlier.high),
        })}
      </div>
    </li>
  )
}
