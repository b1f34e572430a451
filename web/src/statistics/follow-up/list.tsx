import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import { obligationStateTexts } from '@wstc/domain/statistics/collection/words'
import {
  noteResultTexts,
  reminderToneTexts,
  reminderWayTexts,
} from '@wstc/domain/statistics/follow-up/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { formatDay } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useMay } from '../../session.ts'
import { FormPanel } from '../office/form-panel.tsx'
import { surveysQuery, useAct } from '../office/queries.ts'
import { useDistricts } from '../office/units.tsx'
import { StateMark } from '../state-mark.tsx'
import { FollowUpPanel } from './detail.tsx'
import { exportUrl, type FollowUp, followUpApi } from './queries.ts'

const states = ['late', 'extended', 'due', 'upcoming', 'returned'] as const
const lateness = ['1', '3', '7', '15'] as const

const asked = ({ text, filters }: TableQuestion) =>
  ({
    ...(text.trim() ? { q: text.trim() } : {}),
    ...Object.fromEntries(
      Object.entries(filters).flatMap(([key, [value]]) => (value ? [[key, value]] : [])),
    ),
  }) as Record<string, never>

/** Who has not reported: found, filtered, reminded, followed up. */
export function FollowUpList() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const state = useTableAddress()
  const columns = useColumns()
  const { districts } = useDistricts()
  const surveys = useQuery(surveysQuery).data?.items ?? []
  const [open, setOpen] = useState<string>()
  const option = (value: string, label: string) => ({ value, label })
  const act: Column<FollowUp> = {
    key: 'open',
    title: t(($) => $.statisticsFollowUp.contact),
    text: () => '',
    render: (row) => (
      <Action
        onClick={() => setOpen(row.obligation)}
        label={`${t(($) => $.statisticsFollowUp.open)} ${row.enterprise.name} ${row.period}`}
      >
        {t(($) => $.statisticsFollowUp.open)}
      </Action>
    ),
  }
  return (
    <>
      <DataTable
        id="statistics.follow-up"
        caption={t(($) => $.statisticsFollowUp.list)}
        state={state}
        columns={[...columns, act]}
        rowKey={(row) => row.obligation}
        pageSize={50}
        empty={
          <EmptyState
            title={t(($) => $.statisticsFollowUp.empty)}
            hint={t(($) => $.statisticsFollowUp.emptyHint)}
          />
        }
        {...(may('statistics.collection.manage')
          ? {
              bulk: (rows: readonly FollowUp[], clear: () => void) => (
                <Remind obligations={rows.map((row) => row.obligation)} onDone={clear} />
              ),
            }
          : {})}
        exportAddress={(format, question, shown) =>
          exportUrl({
            ...asked(question),
            format,
            columns: shown.filter((key) => key !== 'open'),
          })
        }
        filters={[
          {
            key: 'state',
            label: t(($) => $.statisticsOffice.state),
            options: states.map((one) => option(one, say(obligationStateTexts[one]))),
          },
          {
            key: 'daysLate',
            label: t(($) => $.statisticsFollowUp.late),
            options: lateness.map((one) =>
              option(
                one,
                t(($) => $.statisticsFollowUp.lateBy, { count: Number(one) }),
              ),
            ),
          },
          {
            key: 'survey',
            label: t(($) => $.statisticsOffice.survey),
            options: surveys.map((one) => option(one.id, say(one.name))),
          },
          { key: 'district', label: t(($) => $.statisticsOffice.district), options: districts },
          {
            key: 'reminded',
            label: t(($) => $.statisticsFollowUp.reminded),
            options: (['never', 'today', 'before'] as const).map((one) =>
              option(
                one,
                t(($) => $.statisticsFollowUp[one]),
              ),
            ),
          },
          {
            key: 'noted',
            label: t(($) => $.statisticsFollowUp.noted),
            options: [
              option(
                'never',
                t(($) => $.statisticsFollowUp.never),
              ),
              option(
                'yes',
                t(($) => $.statisticsFollowUp.yes),
              ),
              option(
                'action-due',
                t(($) => $.statisticsFollowUp.actionDue),
              ),
            ],
          },
        ]}
        load={async ({ after, limit, ...question }) => {
          const query = { ...asked(question), ...(after ? { after } : {}), limit }
          const { items, next } = await followUpApi.listFollowUp({ query })
          return { rows: items, next: next ?? undefined }
        }}
      />
      {open && <FollowUpPanel obligation={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function useColumns(): Column<FollowUp>[] {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const { nameOf } = useDistricts()
  const day = (one: string) => formatDay(one, language)
  return [
    {
      key: 'enterprise',
      title: t(($) => $.statisticsOffice.enterprise),
      text: (row) => row.enterprise.name,
      render: (row) => (
        <>
          {row.enterprise.name}
          <div className="k-quiet k-small">
            {row.enterprise.uscc}
            {!row.hasAccount && ` · ${t(($) => $.statisticsFollowUp.noAccount)}`}
          </div>
        </>
      ),
    },
    {
      key: 'district',
      title: t(($) => $.statisticsOffice.district),
      text: (row) => nameOf(row.district),
    },
    {
      key: 'survey',
      title: t(($) => $.statisticsOffice.survey),
      text: (row) => say(row.surveyName),
      render: (row) => (
        <>
          {say(row.surveyName)}
          <div className="k-quiet k-small">{periodText(row.period, language)}</div>
        </>
      ),
    },
    {
      key: 'until',
      title: t(($) => $.statisticsFollowUp.until),
      text: (row) => day(row.until),
      render: (row) => (
        <>
          {day(row.until)}
          <div className="k-quiet k-small">
            {row.daysLate > 0
              ? t(($) => $.statisticsFollowUp.daysLate, { count: row.daysLate })
              : t(($) => $.statisticsFollowUp.notLate)}
          </div>
        </>
      ),
    },
    {
      key: 'state',
      title: t(($) => $.statisticsOffice.state),
      text: (row) => row.state,
      render: (row) => <StateMark line={{ state: row.state }} />,
    },
    {
      key: 'lastReminder',
      title: t(($) => $.statisticsFollowUp.lastReminder),
      text: (row) => row.lastReminder?.onDay,
      render: ({ lastReminder: last, nextReminder: next }) => (
        <>
          {last
            ? `${day(last.onDay)} ${say(reminderToneTexts[last.tone])}`
            : t(($) => $.statisticsFollowUp.noReminder)}
          <div className="k-quiet k-small">
            {last?.way === 'none' && `${say(reminderWayTexts.none)} · `}
            {next &&
              t(($) => $.statisticsFollowUp.nextReminder, {
                day: day(next.onDay),
                tone: say(reminderToneTexts[next.tone]),
              })}
          </div>
        </>
      ),
    },
    {
      key: 'lastNote',
      title: t(($) => $.statisticsFollowUp.noted),
      text: (row) => row.lastNote?.onDay,
      render: ({ lastNote: last }) =>
        last ? (
          <>
            {day(last.onDay)} {say(noteResultTexts[last.result])}
            {last.nextOn && (
              <div className="k-quiet k-small">
                {t(($) => $.statisticsFollowUp.nextAction, { day: day(last.nextOn) })}
              </div>
            )}
          </>
        ) : (
          <span className="k-quiet">{t(($) => $.statisticsFollowUp.noContact)}</span>
        ),
    },
    {
      key: 'demand',
      title: t(($) => $.statisticsFollowUp.demands),
      text: (row) => row.demand?.number ?? '',
      optional: true,
    },
  ]
}

interface RemindProps {
  readonly obligations: readonly string[]
  readonly onDone: () => void
}

/** Reminds by hand, with a reason. */
export function Remind({ obligations, onDone }: RemindProps) {
  const { t } = useTranslation()
  const act = useAct()
  const toast = useToast()
  return (
    <FormPanel
      act={t(($) => $.statisticsFollowUp.remind)}
      lead={t(($) => $.statisticsFollowUp.remindLead)}
      schema={z.strictObject({ reason: z.string().trim().min(1).max(500) })}
      guide={{
        reason: {
          label: t(($) => $.statisticsFollowUp.reason),
          hint: t(($) => $.statisticsFollowUp.reasonHint),
          wide: true,
        },
      }}
      onSubmit={async ({ reason }) => {
        const body = { obligations: obligations.slice(0, 200), reason }
        const done = await followUpApi.remindNow({ body })
        toast.done(t(($) => $.statisticsFollowUp.remindedSome, done))
        await act(async () => undefined)
        onDone()
      }}
    />
  )
}
