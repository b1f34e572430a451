import '../office/office.css'
import '../return/return.css'
import './sources.css'
import { Link } from '@tanstack/react-router'
import type { Party, UnitRef } from '@wstc/domain/statistics/sources/contract/shapes'
import { PartyState } from '@wstc/domain/statistics/sources/model/reconciliation'
import { partyStateTexts } from '@wstc/domain/statistics/sources/words'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useMay } from '../../session.ts'
import { FormPanel } from '../office/form-panel.tsx'
import { useAct } from '../office/queries.ts'
import { sourcesApi } from './queries.ts'

const lights = {
  proposed: 'watch',
  unmatched: 'none',
  'by-code': 'good',
  'by-name': 'good',
} as const
const ReasonForm = z.strictObject({ reason: z.string().trim().min(1).max(1000) })

/** Units as files name them: matched by code, proposed by name, or in nobody’s register. */
export function Matching() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const state = useTableAddress()
  const columns: Column<Party>[] = [
    {
      key: 'party',
      title: t(($) => $.statisticsSources.party),
      text: (row) => row.name,
      render: (row) => (
        <>
          {row.name || '—'}
          <div className="k-quiet k-small s-code">{row.code}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: t(($) => $.statisticsSources.state),
      text: (row) => say(partyStateTexts[row.state]),
      render: (row) => (
        <>
          <StatusLight status={lights[row.state]} label={say(partyStateTexts[row.state])} />
          <div className="k-quiet k-small">
            {row.decidedBy} {row.reason}
          </div>
        </>
      ),
    },
    {
      key: 'rows',
      title: t(($) => $.statisticsSources.rows),
      numeric: true,
      text: (row) => formatNumber(String(row.rows)),
    },
    {
      key: 'registered',
      title: t(($) => $.statisticsSources.registered),
      text: (row) => row.unit?.name ?? '',
      render: (row) => <Registered of={row} />,
    },
  ]
  return (
    <Sheet>
      <DataTable
        id="statistics.parties"
        caption={t(($) => $.statisticsSources.matching)}
        state={state}
        columns={columns}
        rowKey={(row) => row.id}
        pageSize={50}
        actions={<MatchAgain />}
        {...(may('statistics.source.manage') && {
          bulk: (rows: readonly Party[], clear: () => void) => (
            <ConfirmSame rows={rows} done={clear} />
          ),
        })}
        empty={
          <EmptyState
            title={t(($) => $.statisticsSources.noParties)}
            hint={t(($) => $.statisticsSources.noPartiesHint)}
          />
        }
        filters={[
          {
            key: 'state',
            label: t(($) => $.statisticsSources.state),
            options: PartyState.options.map((value) => ({
              value,
              label: say(partyStateTexts[value]),
            })),
          },
        ]}
        load={async ({ text, filters, after, limit }) => {
          const query = {
            ...(text.trim() ? { q: text.trim() } : {}),
            ...(filters.state?.[0] ? { state: filters.state[0] } : {}),
            ...(after ? { after } : {}),
            limit,
          }
          const { items, next } = await sourcesApi.listParties({ query: query as never })
          return { rows: items, next: next ?? undefined }
        }}
      />
    </Sheet>
  )
}

/** The only entry of the same name; where there are several, a person chooses. */
const sameOf = ({ proposals }: Party): UnitRef | undefined => {
  const same = proposals.filter((one) => one.verdict === 'same')
  return same.length === 1 ? same[0] : undefined
}

interface ConfirmProps {
  readonly rows: readonly Party[]
  readonly done: () => void
}

function ConfirmSame({ rows, done }: ConfirmProps) {
  const { t } = useTranslation()
  const act = useAct()
  const toast = useToast()
  const items = rows.flatMap((row) => {
    const unit = sameOf(row)
    return unit ? [{ party: row.id, enterprise: unit.id, revision: row.revision }] : []
  })
  return (
    <Action
      disabled={items.length === 0}
      onClick={() =>
        void act(async () => {
          const confirmed = await sourcesApi.confirmParties({ body: { items } })
          toast.done(t(($) => $.statisticsSources.confirmedMany, confirmed))
          done()
        })
      }
    >
      {t(($) => $.statisticsSources.confirmSame, { count: items.length })}
    </Action>
  )
}

function MatchAgain() {
  const { t } = useTranslation()
  const act = useAct()
  const may = useMay()
  const toast = useToast()
  if (!may('statistics.source.manage')) return null
  return (
    <Action
      onClick={() =>
        void act(async () => {
          const done = await sourcesApi.matchParties({})
          toast.done(t(($) => $.statisticsSources.matchedAgain, done))
        })
      }
    >
      {t(($) => $.statisticsSources.matchAgain)}
    </Action>
  )
}

function UnitLink({ of }: { readonly of: UnitRef }) {
  return (
    <>
      <Link to="/sources/units/$enterprise" params={{ enterprise: of.id } as never}>
        {of.name}
      </Link>
      <div className="k-quiet k-small s-code">{of.uscc}</div>
    </>
  )
}

function Registered({ of }: { readonly of: Party }) {
  const { t } = useTranslation()
  const act = useAct()
  const may = useMay()
  const { revision } = of
  const params = { party: of.id }
  const done = t(($) => $.statisticsSources.done)
  const why = { reason: { label: t(($) => $.statisticsSources.why), wide: true } }
  const manages = may('statistics.source.manage')
  if (of.unit) {
    return (
      <>
        <UnitLink of={of.unit} />
        {of.state === 'by-name' && manages && (
          <FormPanel
            act={t(($) => $.statisticsSources.release)}
            label={`${t(($) => $.statisticsSources.release)} · ${of.name}`}
            quiet
            schema={ReasonForm}
            guide={why}
            onSubmit={async (body) => {
              await sourcesApi.releaseParty({ params, revision, body })
              await act(async () => undefined, done)
            }}
          />
        )}
      </>
    )
  }
  return of.proposals.map((unit) => (
    <div key={unit.id} className="k-stack">
      <div>
        <UnitLink of={unit} />
        <span className="k-quiet k-small">
          {t(($) => $.statisticsSources[unit.verdict === 'same' ? 'sameName' : 'similarName'])}
        </span>
      </div>
      {manages && (
        <div className="k-row">
          <Action
            label={`${t(($) => $.statisticsSources.confirm)} · ${of.name} · ${unit.name}`}
            onClick={() =>
              void act(
                () => sourcesApi.confirmParty({ params, revision, body: { enterprise: unit.id } }),
                done,
              )
            }
          >
            {t(($) => $.statisticsSources.confirm)}
          </Action>
          <FormPanel
            act={t(($) => $.statisticsSources.refuse)}
            label={`${t(($) => $.statisticsSources.refuse)} · ${of.name} · ${unit.name}`}
            quiet
            schema={ReasonForm}
            guide={why}
            onSubmit={async ({ reason }) => {
              const body = { enterprise: unit.id, reason }
              await sourcesApi.refuseParty({ params, revision, body })
              await act(async () => undefined, done)
            }}
          />
        </div>
      )}
    </div>
  ))
}
