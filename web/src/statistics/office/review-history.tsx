import { periodText } from '@wstc/domain/kernel/period-text'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { formatNumber } from '../../kit/number.ts'
import { useFigureName } from './cell-name.ts'
import type { Review } from './queries.ts'
import { Scroll } from './review-content.tsx'

const bar = 7
const gap = 2
const height = 32

/** Bars of a figure, the oldest period first; the last one is the return in review. */
function Bars({ values }: { readonly values: readonly (string | null)[] }) {
  const numbers = values.map((one) => (one === null ? 0 : Math.abs(Number(one))))
  const top = Math.max(...numbers, 1)
  const width = numbers.length * (bar + gap)
  return (
    <svg
      className="s-bars"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      {numbers.map((value, at) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / top) * height)
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: places are periods
            key={at}
            className={at === numbers.length - 1 ? 's-bar-now' : 's-bar'}
            x={at * (bar + gap)}
            y={height - tall}
            width={bar}
            height={tall}
          />
        )
      })}
    </svg>
  )
}

/** Each figure of the unit over the last periods: a small picture, and the numbers. */
export function History({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useFigureName(data)
  const { history, series } = data
  return (
    <Scroll label={t(($) => $.statisticsOffice.history)}>
      <table className="s-list s-history">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.statisticsOffice.item)}</th>
            <th scope="col">{t(($) => $.statisticsOffice.trend)}</th>
            {history.map((one) => (
              <th key={one.period} scope="col" className="k-number">
                {periodText(one.period, language)}
                <div className="k-quiet k-small">
                  {t(($) => $.statisticsOffice[one.accepted ? 'accepted' : 'waiting'])}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <tr key={`${one.flow} ${one.code}`}>
              <th scope="row">{nameOf(one)}</th>
              <td>
                <Bars values={one.values.toReversed()} />
              </td>
              {one.values.map((value, at) => (
                <td key={history[at]!.period} className="k-number">
                  {value === null ? '—' : formatNumber(value.split('.')[0]!)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
