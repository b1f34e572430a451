import '../return/return.css'
import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay, formatNumber } from '../../kit/number.ts'
import { Pick } from '../../kit/pick.tsx'
import { useWords } from '../../registry/words.ts'
import { roundsQuery } from '../office/queries.ts'
import { Scroll } from '../office/review-content.tsx'
import { useDistricts } from '../office/units.tsx'
import { ratesQuery } from './queries.ts'

const groupings = ['period', 'district', 'sector'] as const
type Grouping = (typeof groupings)[number]
const groupingKey = { period: 'byPeriod', district: 'byDistrict', sector: 'bySector' } as const

/** Response rates of a survey as they stand now. */
export function Rates() {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const rounds = useQuery(roundsQuery).data?.items ?? []
  const surveys = new Map(rounds.map((one) => [one.survey, one.surveyName]))
  const [chosen, setSurvey] = useState<string>()
  const [by, setBy] = useState<Grouping>('period')
  const [period, setPeriod] = useState<string>()
  const survey =
    chosen ?? (surveys.has('services-monthly') ? 'services-monthly' : rounds[0]?.survey)
  const periods = rounds.filter((one) => one.survey === survey).map((one) => one.period)
  const option = (value: string, label: string) => ({ value, label })
  return (
    <Sheet>
      <div className="k-row">
        <Pick
          label={t(($) => $.statisticsOffice.survey)}
          value={survey}
          options={[...surveys].map(([id, name]) => option(id, say(name)))}
          onChange={(value) => {
            setSurvey(value)
            setPeriod(undefined)
          }}
        />
        <Pick
          label={t(($) => $.statisticsFollowUp.by)}
          value={by}
          options={groupings.map((one) =>
            option(
              one,
              t(($) => $.statisticsFollowUp[groupingKey[one]]),
            ),
          )}
          onChange={(value) => setBy((value as Grouping | undefined) ?? 'period')}
        />
        {by !== 'period' && (
          <Pick
            label={t(($) => $.statisticsOffice.period)}
            value={period}
            clearable
            options={periods.map((one) => option(one, periodText(one, language)))}
            onChange={setPeriod}
          />
        )}
      </div>
      {survey && (
        <RateTable survey={survey} by={by} period={by === 'period' ? undefined : period} />
      )}
    </Sheet>
  )
}

interface RateProps {
  readonly survey: string
  readonly by: Grouping
  readonly period: string | undefined
}

function RateTable({ survey, by, period }: RateProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { nameOf } = useDistricts()
  const { sectors } = useWords()
  const rates = useQuery(ratesQuery({ survey, by, ...(period ? { period } : {}) }))
  const share = (one: string | null, other: string) => (one === null ? other : `${one}%`)
  const nameOfGroup = (key: string): string => {
    if (by === 'period') return periodText(key, language)
    if (by === 'district') return nameOf(key)
    if (key === 'none') return t(($) => $.statisticsFollowUp.none)
    return sectors.find((one) => one.value === key)?.label ?? key
  }
  return (
    <Loaded query={rates}>
      {({ items, asOf }) => (
        <Scroll label={t(($) => $.statisticsFollowUp.rates)}>
          <table className="s-list">
            <caption className="k-quiet k-small s-start">
              {t(($) => $.statisticsFollowUp.asOf, { day: formatDay(asOf, language) })}
            </caption>
            <thead>
              <tr>
                {(['group', 'units', 'answered', 'rateByUnits', 'rateBySize'] as const).map(
                  (key) => (
                    <th key={key} scope="col" className={key === 'group' ? undefined : 'k-amount'}>
                      {t(($) => $.statisticsFollowUp[key])}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={one.key}>
                  <td>{nameOfGroup(one.key)}</td>
                  <td className="k-amount">{formatNumber(`${one.owed}`)}</td>
                  <td className="k-amount">{formatNumber(`${one.answered}`)}</td>
                  <td className="k-amount">{share(one.byUnits, '—')}</td>
                  <td className="k-amount">
                    {share(
                      one.bySize,
                      t(($) => $.statisticsFollowUp.hidden),
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Loaded>
  )
}
