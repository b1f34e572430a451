import '../return/return.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Period } from '@wstc/domain/kernel/period'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { RoundLine } from '@wstc/domain/statistics/collection/contract/rounds'
import { factNames } from '@wstc/domain/statistics/collection/words/fields'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay } from '../../session.ts'
import { collectionApi } from '../queries.ts'
import { FormPanel } from './form-panel.tsx'
import { roundsQuery, surveysQuery, useAct } from './queries.ts'
import { Scroll } from './review-content.tsx'

const counted: ReadonlySet<string> = new Set(['missing', 'waiting', 'accepted'])
const states = ['due', 'extended', 'late', 'returned'] as const

/** Every period of every survey with how far it has come. */
export function Rounds() {
  const { t } = useTranslation()
  const rounds = useQuery(roundsQuery)
  return (
    <Sheet>
      <Loaded query={rounds}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(($) => $.statisticsOffice.noRounds)}
              hint={t(($) => $.statisticsOffice.noRoundsHint)}
            />
          ) : (
            <RoundTable lines={items} />
          )
        }
      </Loaded>
    </Sheet>
  )
}

function RoundTable({ lines }: { readonly lines: readonly RoundLine[] }) {
  const { t } = useTranslation()
  return (
    <Scroll label={t(($) => $.statisticsOffice.roundsCaption)}>
      <table className="s-list s-wide">
        <caption className="k-unseen">{t(($) => $.statisticsOffice.roundsCaption)}</caption>
        <thead>
          <tr>
            {(
              [
                'survey',
                'period',
                'due',
                'progress',
                'missing',
                'waiting',
                'accepted',
                'state',
              ] as const
            ).map((key) => (
              <th key={key} scope="col" className={counted.has(key) ? 'k-amount' : ''}>
                {t(($) => $.statisticsOffice[key])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <RoundRow key={`${line.survey}/${line.period}`} line={line} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function RoundRow({ line }: { readonly line: RoundLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const { counts } = line
  const params = { survey: line.survey, period: line.period } as never
  const came = (counts.submitted ?? 0) + (counts.accepted ?? 0) + (counts.returned ?? 0)
  const owing = line.units - (counts.exempt ?? 0) - (counts.closed ?? 0)
  const missing = states.reduce((sum, one) => sum + (counts[one] ?? 0), 0)
  const name = say(line.surveyName)
  return (
    <tr>
      <td>
        <Link to="/statistics/$survey/$period" params={params}>
          {name}
        </Link>
      </td>
      <td>{periodText(line.period, language)}</td>
      <td>{formatDay(line.dueOn, language)}</td>
      <td>
        <strong className="k-number">
          {line.submittedShare === null ? '—' : `${line.submittedShare}%`}
        </strong>{' '}
        <progress max={owing || 1} value={came} aria-label={name} />
        <div className="k-quiet k-small">
          {t(($) => $.statisticsOffice.progressWords, { units: owing, came })}
          {line.inTimeShare !== null &&
            ` · ${t(($) => $.statisticsOffice.inTime, { share: line.inTimeShare })}`}
        </div>
        {line.undecided.units > 0 && <Untold undecided={line.undecided} />}
      </td>
      <td className="k-amount">
        {formatNumber(String(missing))}
        {(counts.late ?? 0) > 0 && (
          <div className="k-small">
            {t(($) => $.statisticsOffice.late)} {formatNumber(String(counts.late))}
          </div>
        )}
      </td>
      <td className="k-amount">
        {may('statistics.return.review') && (counts.submitted ?? 0) > 0 ? (
          <Link
            to="/statistics/$survey/$period/review"
            params={params}
            aria-label={`${counts.submitted} · ${t(($) => $.statisticsOffice.queue)} ${name} ${periodText(line.period, language)}`}
          >
            {formatNumber(String(counts.submitted))}
          </Link>
        ) : (
          formatNumber(String(counts.submitted ?? 0))
        )}
      </td>
      <td className="k-amount">{formatNumber(String(counts.accepted ?? 0))}</td>
      <td>
        <StatusLight
          status={line.lockedAt ? 'done' : 'none'}
          label={t(($) => $.statisticsOffice[line.lockedAt ? 'locked' : 'open'])}
        />
      </td>
    </tr>
  )
}

/** Units of which it cannot be told, and what the register or an annual form would have to say. */
function Untold({ undecided }: Pick<RoundLine, 'undecided'>) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const facts = Object.keys(undecided.facts).map((fact) =>
    say(factNames[fact as keyof typeof factNames]),
  )
  return (
    <div className="k-quiet k-small">
      {t(($) => $.statisticsOffice.untold, {
        units: formatNumber(String(undecided.units)),
        facts: facts.join(language === 'zh-CN' ? '、' : ', '),
      })}
    </div>
  )
}

/** Opens a period by hand. */
export function OpenRound() {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const { done } = useToast()
  const surveys = useQuery(surveysQuery).data?.items ?? []
  const ids = surveys.map((one) => one.id)
  if (ids.length === 0) return null
  return (
    <FormPanel
      act={t(($) => $.statisticsOffice.openRound)}
      lead={t(($) => $.statisticsOffice.openRoundLead)}
      schema={z.strictObject({ survey: z.enum(ids as [string, ...string[]]), period: Period })}
      guide={{
        survey: {
          label: t(($) => $.statisticsOffice.survey),
          options: Object.fromEntries(surveys.map((one) => [one.id, say(one.name)])),
        },
        period: {
          label: t(($) => $.statisticsOffice.period),
          hint: t(($) => $.statisticsOffice.periodHint),
        },
      }}
      onSubmit={async (body) => {
        const { created, undecided } = await collectionApi.openRound({ body })
        done(t(($) => $.statisticsOffice.opened, { created, undecided }))
        await act(async () => undefined)
      }}
    />
  )
}
