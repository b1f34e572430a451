import '../office/office.css'
import '../return/return.css'
import './sources.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { findEbopsItem } from '@wstc/domain/kernel/codes/ebops'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import { Flow } from '@wstc/domain/statistics/sources/model/source'
import { flowTexts, gapClassTexts, sideTexts } from '@wstc/domain/statistics/sources/words'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatNumber } from '../../kit/number.ts'
import { Pick } from '../../kit/pick.tsx'
import { Scroll } from '../office/review-content.tsx'
import { GapList } from './gap-list.tsx'
import { totalQuery } from './queries.ts'

type Total = ReplyOf<(typeof statisticsSourcesContract)['getReconciliation']>

/** A month in total, by class and by item, and unit by unit. */
export function ComparisonView() {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as { period?: string; flow?: string }
  const flow: Flow = asked.flow === 'import' ? 'import' : 'export'
  const total = useQuery(totalQuery(asked.period, flow))
  const choose = (more: { period?: string | undefined; flow?: string | undefined }) =>
    void navigate({
      to: '.',
      search: { period: total.data?.period ?? undefined, flow, ...more } as never,
    })
  return (
    <Loaded query={total}>
      {(data) =>
        data.period === null || data.comparison === null ? (
          <EmptyState
            title={t(($) => $.statisticsSources.noComparison)}
            hint={t(($) => $.statisticsSources.noComparisonHint)}
          />
        ) : (
          <div className="k-stack">
            <div className="k-row">
              <Pick
                label={t(($) => $.statisticsSources.period)}
                value={data.period}
                options={data.periods.map((value) => ({
                  value,
                  label: periodText(value, language),
                }))}
                onChange={(period) => choose({ period })}
              />
              <Pick
                label={t(($) => $.statisticsSources.flow)}
                value={flow}
                options={Flow.options.map((value) => ({ value, label: say(flowTexts[value]) }))}
                onChange={(value) => choose({ flow: value })}
              />
            </div>
            <Summary data={data} />
            <Sheet title={t(($) => $.statisticsSources.list)}>
              <GapList period={data.period} flow={flow} />
            </Sheet>
            <Items data={data} />
            <WithoutUnit data={data} />
          </div>
        )
      }
    </Loaded>
  )
}

const sides = ['returned', 'receipts', 'tax'] as const
const money = (figure: string | null): string =>
  figure === null ? '—' : formatNumber(figure.split('.')[0]!)

function Summary({ data }: { readonly data: Total }) {
  const { t } = useTranslation()
  const say = useSay()
  const { comparison, delivered, ratesMissing } = data
  const missing = (['receipts', 'tax'] as const).filter((one) => !delivered.includes(one))
  const separator = t(($) => $.kit.separator)
  return (
    <Sheet title={t(($) => $.statisticsSources.total)}>
      {missing.length > 0 && (
        <p>
          {t(($) => $.statisticsSources.notDelivered, {
            sides: missing.map((one) => say(sideTexts[one])).join(separator),
          })}
        </p>
      )}
      {ratesMissing.length > 0 && (
        <p>
          {t(($) => $.statisticsSources.ratesMissing, {
            currencies: ratesMissing.join(separator),
          })}
        </p>
      )}
      <Scroll label={t(($) => $.statisticsSources.total)}>
        <table className="s-list">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.statisticsSources.class)}</th>
              <th scope="col" className="k-amount">
                {t(($) => $.statisticsSources.units)}
              </th>
              <SideHeads />
            </tr>
          </thead>
          <tbody>
            {data.classes.map((one) => (
              <tr key={one.class}>
                <th scope="row">{say(gapClassTexts[one.class])}</th>
                <td className="k-amount">{formatNumber(String(one.units))}</td>
                <Sides of={one} />
              </tr>
            ))}
            <tr>
              <th scope="row">{t(($) => $.statisticsSources.all)}</th>
              <td className="k-amount">
                {formatNumber(String(data.classes.reduce((sum, one) => sum + one.units, 0)))}
              </td>
              <Sides of={data.total} />
            </tr>
          </tbody>
        </table>
      </Scroll>
      {comparison && (
        <p className="k-quiet k-small">
          {t(($) => $.statisticsSources.tolerance, {
            share: String(Number(comparison.share) * 100),
            amount: formatNumber(comparison.amount),
            months: comparison.months,
          })}
        </p>
      )}
    </Sheet>
  )
}

function SideHeads() {
  const { t } = useTranslation()
  return sides.map((side) => (
    <th key={side} scope="col" className="k-amount">
      {t(($) => $.statisticsSources[side])} (US$)
    </th>
  ))
}

function Sides({ of }: { readonly of: Total['total'] }) {
  return sides.map((side) => (
    <td key={side} className="k-amount">
      {money(of[side])}
    </td>
  ))
}

function Items({ data }: { readonly data: Total }) {
  const { t } = useTranslation()
  const say = useSay()
  if (data.items.length === 0) return null
  const nameOf = (item: string): string =>
    item
      .split('/')
      .map((code) => {
        const found = findEbopsItem(code)
        return found ? `${code} ${say(found.name)}` : code
      })
      .join(' / ')
  return (
    <Sheet title={t(($) => $.statisticsSources.byItem)}>
      <p className="k-quiet">{t(($) => $.statisticsSources.itemHint)}</p>
      <Scroll label={t(($) => $.statisticsSources.byItem)}>
        <table className="s-list">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.statisticsSources.byItem)}</th>
              <SideHeads />
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.item}>
                <th scope="row">{nameOf(one.item)}</th>
                <Sides of={one} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Sheet>
  )
}

function WithoutUnit({ data }: { readonly data: Total }) {
  const { t } = useTranslation()
  const say = useSay()
  if (data.withoutUnit.length === 0) return null
  return (
    <Sheet title={t(($) => $.statisticsSources.withoutUnit)}>
      <Scroll label={t(($) => $.statisticsSources.withoutUnit)}>
        <table className="s-list">
          <thead>
            <tr>
              {(['source', 'parties', 'rows', 'inDollars'] as const).map((key) => (
                <th key={key} scope="col" className={key === 'source' ? '' : 'k-amount'}>
                  {t(($) => $.statisticsSources[key])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.withoutUnit.map((one) => (
              <tr key={one.side}>
                <th scope="row">{say(sideTexts[one.side])}</th>
                <td className="k-amount">{formatNumber(String(one.parties))}</td>
                <td className="k-amount">{formatNumber(String(one.rows))}</td>
                <td className="k-amount">{money(one.usd)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Sheet>
  )
}
