import '../contracts.css'
import { useQuery } from '@tanstack/react-query'
import { sumUsd } from '@wstc/domain/contracts/rules/figures'
import {
  categoryTexts,
  contractTableTexts,
  offshoreRefusalTexts,
  reachTexts,
} from '@wstc/domain/contracts/words'
import type { Period } from '@wstc/domain/kernel/period'
import { periodText } from '@wstc/domain/kernel/period-text'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { ExportMenu } from '../../kit/table/export-menu.tsx'
import { Scroll } from '../../registry/scroll.tsx'
import {
  contractsApi,
  offshoreQuery,
  type Tables,
  tablesQuery,
  tablesUrl,
  useAct,
} from '../queries.ts'
import { useEconomy } from '../terms-view.tsx'

const parts = ['signed', 'executed', 'signedSoFar', 'executedSoFar'] as const

/** Signed and executed by category and economy, of a month and the year so far. */
export function MonthlyTables() {
  const { t } = useTranslation()
  const language = useLanguage()
  const id = useId()
  const [asked, setAsked] = useState<string>()
  const tables = useQuery(tablesQuery(asked))
  const month = asked ?? tables.data?.month ?? ''
  const title = t(($) => $.contracts.office.tables)
  return (
    <Sheet
      title={month ? periodText(month as Period, language) : title}
      actions={
        month && (
          <ExportMenu name={`${title} ${month}`} address={(format) => tablesUrl(month, format)} />
        )
      }
    >
      <div className="c-form">
        <div className="c-field">
          <label htmlFor={id}>{t(($) => $.contracts.office.month)}</label>
          <input
            id={id}
            className="c-input"
            type="month"
            value={month}
            onChange={(event) => event.target.value && setAsked(event.target.value)}
          />
        </div>
      </div>
      <Loaded query={tables}>{(data) => <MonthTable data={data} />}</Loaded>
    </Sheet>
  )
}

function MissingRates({ missing }: { readonly missing: Tables['missing'] }) {
  const { t } = useTranslation()
  return missing.map((one) => (
    <p key={`${one.month} ${one.currency}`}>
      <StatusLight
        status="watch"
        label={t(($) => $.contracts.office.missing, {
          month: one.month,
          currency: one.currency,
          count: one.amounts,
        })}
      />
    </p>
  ))
}

function Tally({ count, usd }: { readonly count: number; readonly usd: string }) {
  const { t } = useTranslation()
  return (
    <td className="k-amount">
      {formatNumber(usd)}
      <div className="k-quiet k-small">{t(($) => $.contracts.office.pieces, { count })}</div>
    </td>
  )
}

function MonthTable({ data }: { readonly data: Tables }) {
  const { t } = useTranslation()
  const say = useSay()
  const economy = useEconomy()
  if (data.lines.length === 0) {
    return <EmptyState title={t(($) => $.contracts.office.noFigures)} />
  }
  const total = (part: (typeof parts)[number]) => ({
    count: data.lines.reduce((sum, one) => sum + one[part].count, 0),
    usd: sumUsd(data.lines.map((one) => one[part])),
  })
  return (
    <>
      <MissingRates missing={data.missing} />
      {data.synthetic && <p className="k-quiet k-small">{t(($) => $.contracts.demo)}</p>}
      <Scroll label={t(($) => $.contracts.scroll)}>
        <table className="c-list">
          <caption className="k-unseen">{t(($) => $.contracts.office.tables)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.contracts.category)}</th>
              <th scope="col">{say(contractTableTexts.economy)}</th>
              {parts.map((part) => (
                <th key={part} scope="col" className="k-amount">
                  {t(($) => $.contracts.office[part])} (US$)
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.lines.map((one) => (
              <tr key={`${one.category} ${one.economy}`}>
                <th scope="row">{say(categoryTexts[one.category])}</th>
                <td>
                  {economy(one.economy)}
                  <div className="k-quiet k-small">{say(reachTexts[one.reach])}</div>
                </td>
                {parts.map((part) => (
                  <Tally key={part} {...one[part]} />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t(($) => $.contracts.office.total)}
              </th>
              {parts.map((part) => (
                <Tally key={part} {...total(part)} />
              ))}
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </>
  )
}

/** The yearly offshore value, and handing it to the plan. */
export function OffshoreFigures() {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const confirm = useConfirm()
  const figures = useQuery(offshoreQuery)
  const publish = async (year: string) => {
    const sure = await confirm({
      title: t(($) => $.contracts.office.publishSure, { year }),
      consequence: t(($) => $.contracts.office.publishWhat),
      act: t(($) => $.contracts.office.publish),
    })
    if (!sure) return
    await act(
      () => contractsApi.publishOffshoreFigure({ body: { year } }),
      t(($) => $.contracts.office.published),
    )
  }
  return (
    <Sheet title={t(($) => $.contracts.office.offshore)}>
      <Loaded query={figures}>
        {({ items, rule }) => (
          <>
            <p className="k-quiet">
              {t(($) => $.contracts.office.offshoreLead, {
                contributors: rule.contributors,
                share: rule.sharePercent,
              })}
            </p>
            <Scroll label={t(($) => $.contracts.scroll)}>
              <table className="c-list">
                <caption className="k-unseen">{t(($) => $.contracts.office.offshore)}</caption>
                <thead>
                  <tr>
                    {(['year', 'usd', 'growth', 'firms', 'given', 'publish'] as const).map(
                      (key) => (
                        <th
                          key={key}
                          scope="col"
                          className={['usd', 'growth', 'firms'].includes(key) ? 'k-amount' : ''}
                        >
                          {t(($) => $.contracts.office[key])}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.year}>
                      <th scope="row">{one.year}</th>
                      <td className="k-amount">{formatNumber(one.usd)}</td>
                      <td className="k-amount">{one.growth === null ? '—' : `${one.growth}%`}</td>
                      <td className="k-amount">
                        {one.groups === one.firms
                          ? one.firms
                          : t(($) => $.contracts.office.firmsInGroups, {
                              firms: one.firms,
                              groups: one.groups,
                            })}
                      </td>
                      <td>
                        {one.published.length === 0
                          ? '—'
                          : one.published.map((given) => (
                              <div key={given.version}>
                                {formatNumber(given.usd)} · {formatMoment(given.at)}
                              </div>
                            ))}
                      </td>
                      <td>
                        {one.refusal ? (
                          <StatusLight
                            status={one.refusal === 'unchanged' ? 'good' : 'none'}
                            label={say(offshoreRefusalTexts[one.refusal])}
                          />
                        ) : (
                          <Action
                            label={`${t(($) => $.contracts.office.publish)} ${one.year}`}
                            onClick={() => void publish(one.year)}
                          >
                            {t(($) => $.contracts.office.publish)}
                          </Action>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
