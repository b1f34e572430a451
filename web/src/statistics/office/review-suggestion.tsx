import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Suggestion } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { Action } from '../../kit/layout/action.tsx'
import { formatNumber } from '../../kit/number.ts'
import { useCellName } from './cell-name.ts'
import type { Review } from './queries.ts'
import { Scroll } from './review-content.tsx'

/** The return with the proposed figures in it. */
export function withSuggestion(content: ReturnContent, { changes }: Suggestion): ReturnContent {
  const of = new Map(changes.map((one) => [one.cell, one.after]))
  return {
    ...content,
    rows: content.rows.map((row) => ({
      ...row,
      amount: of.get(`rows.${row.key}.amount`) ?? row.amount,
    })),
    cells: Object.fromEntries(
      Object.entries(content.cells).map(([key, text]) => [key, of.get(`cells.${key}`) ?? text]),
    ),
  }
}

interface Props {
  readonly data: Review
  readonly suggestion: Suggestion
  /** There while the officer may correct. */
  readonly onTake?: (() => void) | undefined
}

/** A proposal: which figures, what they may have been, and why. */
export function Suggested({ data, suggestion, onTake }: Props) {
  const { t } = useTranslation()
  const nameOf = useCellName(data)
  const { changes, settles, leaves } = suggestion
  return (
    <div className="k-stack">
      <p className="k-quiet">{t(($) => $.statisticsOffice.suggestionLead)}</p>
      <Scroll label={t(($) => $.statisticsOffice.suggestion)}>
        <table className="s-list">
          <thead>
            <tr>
              {(['item', 'before', 'proposed', 'why'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(($) => $.statisticsOffice[key])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <tr key={one.cell}>
                <th scope="row">{nameOf(one.cell)}</th>
                <td className="k-number">{formatNumber(one.before)}</td>
                <td className="k-number">
                  <strong>{formatNumber(one.after)}</strong>
                </td>
                <td>{t(($) => $.statisticsOffice.reasons[one.reason])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="k-row">
        {onTake && <Action onClick={onTake}>{t(($) => $.statisticsOffice.suggestionTake)}</Action>}
        <span className="k-quiet">
          {t(($) => $.statisticsOffice.suggestionSettles, { count: settles.length })}
          {leaves.length > 0 &&
            t(($) => $.statisticsOffice.suggestionLeaves, { count: leaves.length })}
        </span>
      </div>
    </div>
  )
}
