import './return/return.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatDay, formatMoment } from '../kit/number.ts'
import { ownReturnsQuery, type ReturnLine } from './queries.ts'
import { StateMark } from './state-mark.tsx'

const waiting: readonly ReturnLine['state'][] = ['returned', 'late', 'due', 'extended', 'upcoming']

const lastDay = (line: ReturnLine): string => line.extendedTo ?? line.dueOn

/** What is still to be handed in, first what is due first. */
export const owedOf = (lines: readonly ReturnLine[]): ReturnLine[] =>
  lines
    .filter((line) => waiting.includes(line.state))
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))

/** What the enterprise owes, what waits first. */
export function ReturnList() {
  const { t } = useTranslation()
  const returns = useQuery(ownReturnsQuery)
  return (
    <Loaded query={returns}>
      {({ items, enterprise }) => {
        const open = owedOf(items)
        const done = items.filter((line) => !waiting.includes(line.state))
        if (items.length === 0) {
          return (
            <Sheet>
              <EmptyState
                title={t(($) => $.statisticsReturn.none)}
                hint={t(($) => $.statisticsReturn[enterprise === null ? 'notLinked' : 'noneHint'])}
              />
            </Sheet>
          )
        }
        return (
          <div className="k-stack">
            {open.length > 0 && (
              <Table title={t(($) => $.statisticsReturn.waiting)} lines={open} owed />
            )}
            {done.length > 0 && <Table title={t(($) => $.statisticsReturn.done)} lines={done} />}
          </div>
        )
      }}
    </Loaded>
  )
}

function Table({
  title,
  lines,
  owed = false,
}: {
  readonly title: string
  readonly lines: readonly ReturnLine[]
  /** Still to be handed in: how long it takes is worth saying, when it came is not. */
  readonly owed?: boolean
}) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  return (
    <Sheet title={title}>
      <div className="s-grid-scroll">
        <table className="s-list">
          <caption className="k-unseen">{t(($) => $.statisticsReturn.caption)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.statisticsReturn.survey)}</th>
              <th scope="col">{t(($) => $.statisticsReturn.period)}</th>
              <th scope="col">{t(($) => $.statisticsReturn.state)}</th>
              <th scope="col">{t(($) => $.statisticsReturn.due)}</th>
              {!owed && <th scope="col">{t(($) => $.statisticsReturn.submittedAt)}</th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>
                  <Link to="/returns/$obligation" params={{ obligation: line.id } as never}>
                    {say(line.surveyName)}
                  </Link>
                  <div className="k-quiet k-small">
                    {[
                      owed && t(($) => $.statisticsReturn.minutes, { count: line.minutes }),
                      line.draftSavedAt && t(($) => $.statisticsReturn.draftSaved),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </td>
                <td className="k-number">{periodText(line.period, language)}</td>
                <td>
                  <StateMark line={line} />
                </td>
                <td className="k-number">
                  {formatDay(line.dueOn, language)}
                  {line.extendedTo && (
                    <div className="k-quiet k-small">
                      {t(($) => $.statisticsReturn.extended, {
                        day: formatDay(line.extendedTo, language),
                      })}
                    </div>
                  )}
                </td>
                {!owed && (
                  <td className="k-number">
                    {line.submittedAt && formatMoment(line.submittedAt)}
                    {line.late && (
                      <span className="k-quiet k-small">
                        {' '}
                        {t(($) => $.statisticsReturn.lateMark)}
                      </span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}
