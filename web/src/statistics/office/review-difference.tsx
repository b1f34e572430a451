import type { Difference } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../kit/number.ts'
import { useNameOfRow } from '../cell-name.ts'
import { useCellName } from './cell-name.ts'
import { changeOf } from './change.ts'
import type { Review } from './queries.ts'
import { Scroll } from './review-content.tsx'

interface Props {
  readonly data: Review
  readonly difference: Difference
}

const figure = (text: string | null): string =>
  text === null ? '—' : /^-?\d+(\.\d+)?$/.test(text) ? formatNumber(text) : text

/** What a return says otherwise than the version that was accepted or sent back. */
export function Differs({ data, difference }: Props) {
  const { t } = useTranslation()
  const nameOf = useCellName(data)
  const nameOfRow = useNameOfRow()
  const { since, rows, cells, nothingToReport } = difference
  const lines = [
    ...rows.map((row) => ({
      key: JSON.stringify(row),
      name: `${nameOfRow(row)} ${row.contract}`,
      ...row,
    })),
    ...cells.map((cell) => ({ ...cell, name: nameOf(`cells.${cell.key}`) })),
  ]
  return (
    <div className="k-stack">
      <p className="k-quiet">
        {t(($) => $.statisticsOffice.differenceSince[since.verdict], { version: since.version })}
      </p>
      {difference.more > 0 && (
        <p>{t(($) => $.statisticsOffice.differenceMore, { count: difference.more })}</p>
      )}
      {nothingToReport && <p>{t(($) => $.statisticsOffice.nothingBecame)}</p>}
      {lines.length === 0 ? (
        <p>{t(($) => $.statisticsOffice.differenceNone)}</p>
      ) : (
        <Scroll label={t(($) => $.statisticsOffice.difference)}>
          <table className="s-list">
            <thead>
              <tr>
                {(['item', 'before', 'after'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(($) => $.statisticsOffice[key])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((one) => (
                <tr key={one.key}>
                  <th scope="row">{one.name}</th>
                  <td className="k-number">{figure(one.before)}</td>
                  <td className="k-number">
                    {figure(one.after)}
                    <div className="k-quiet k-small">{changeOf(one.after, one.before)}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </div>
  )
}
