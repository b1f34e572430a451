import '../return/return.css'
import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import { demandStateTexts } from '@wstc/domain/statistics/follow-up/words'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay } from '../../session.ts'
import { useAct } from '../office/queries.ts'
import { Scroll } from '../office/review-content.tsx'
import { type Demand, demandsQuery, followUpApi, paperUrl } from './queries.ts'

/** Formal demands of the office: to be signed first, then those that were sent. */
export function Demands() {
  const { t } = useTranslation()
  const demands = useQuery(demandsQuery)
  return (
    <Sheet>
      <Loaded query={demands}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(($) => $.statisticsFollowUp.noDemands)}
              hint={t(($) => $.statisticsFollowUp.noDemandsHint)}
            />
          ) : (
            <DemandTable items={items} withUnit />
          )
        }
      </Loaded>
    </Sheet>
  )
}

/** Formal demands that the own enterprise received; nothing where there are none. */
export function OwnDemands() {
  const { t } = useTranslation()
  const items = useQuery(demandsQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Sheet title={t(($) => $.statisticsFollowUp.ownDemands)}>
      <DemandTable items={items} />
    </Sheet>
  )
}

interface TableProps {
  readonly items: readonly Demand[]
  readonly withUnit?: boolean
}

function DemandTable({ items, withUnit = false }: TableProps) {
  const { t } = useTranslation()
  const heads = [
    t(($) => $.statisticsFollowUp.number),
    ...(withUnit ? [t(($) => $.statisticsOffice.enterprise)] : []),
    t(($) => $.statisticsFollowUp.owed),
    t(($) => $.statisticsFollowUp.sentOn),
    t(($) => $.statisticsFollowUp.answerBy),
    t(($) => $.statisticsFollowUp.demands),
  ]
  return (
    <Scroll label={t(($) => $.statisticsFollowUp.demands)}>
      <table className="s-list s-wide">
        <caption className="k-unseen">{t(($) => $.statisticsFollowUp.demands)}</caption>
        <thead>
          <tr>
            {heads.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <Row key={one.id} demand={one} withUnit={withUnit} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Row({ demand, withUnit }: { readonly demand: Demand; readonly withUnit: boolean }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const day = (one: string | null) => (one ? formatDay(one, language) : '—')
  return (
    <tr>
      <td>
        {demand.number ?? (
          <StatusLight status="watch" label={say(demandStateTexts[demand.state])} />
        )}
      </td>
      {withUnit && (
        <td>
          {demand.enterprise.name}
          <div className="k-quiet k-small">{demand.enterprise.uscc}</div>
        </td>
      )}
      <td>
        {demand.owed.map((one) => (
          <div key={`${one.surveyName.zh}/${one.period}`}>
            {say(one.surveyName)} · {periodText(one.period, language)}
          </div>
        ))}
      </td>
      <td>{day(demand.sentOn)}</td>
      <td>{day(demand.answerBy)}</td>
      <td>
        {demand.state === 'sent' ? (
          <div className="k-row">
            {(['pdf', 'docx'] as const).map((format) => (
              <Action
                key={format}
                href={paperUrl(demand.id, format, language)}
                label={`${t(($) => $.statisticsFollowUp.download, { format: format === 'pdf' ? 'PDF' : 'Word' })} ${demand.number}`}
              >
                {format === 'pdf' ? 'PDF' : 'Word'}
              </Action>
            ))}
          </div>
        ) : (
          <Sign demand={demand} />
        )}
      </td>
    </tr>
  )
}

function Sign({ demand }: { readonly demand: Demand }) {
  const { t } = useTranslation()
  const may = useMay()
  const act = useAct()
  const confirm = useConfirm()
  if (!may('statistics.collection.manage')) return null
  return (
    <Action
      main
      label={`${t(($) => $.statisticsFollowUp.sign)} ${demand.enterprise.name}`}
      onClick={async () => {
        const sure = await confirm({
          title: t(($) => $.statisticsFollowUp.sign),
          consequence: t(($) => $.statisticsFollowUp.signAsk),
          act: t(($) => $.statisticsFollowUp.sign),
        })
        if (!sure) return
        await act(
          () =>
            followUpApi.sendDemand({ params: { demand: demand.id }, revision: demand.revision }),
          t(($) => $.statisticsFollowUp.sent),
        )
      }}
    >
      {t(($) => $.statisticsFollowUp.sign)}
    </Action>
  )
}
