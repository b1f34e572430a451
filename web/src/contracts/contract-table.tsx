import './contracts.css'
import { Link } from '@tanstack/react-router'
import { contractSorts } from '@wstc/domain/contracts/contract/list'
import { Category, ContractKind, ContractState } from '@wstc/domain/contracts/model'
import {
  categoryTexts,
  contractStateTexts,
  kindTexts,
  reachTexts,
} from '@wstc/domain/contracts/words'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { formatDay } from '../kit/number.ts'
import { DataTable } from '../kit/table/data-table.tsx'
import { type Column, orderOf, type TableQuestion } from '../kit/table/model.ts'
import { useTableState } from '../kit/table/state.ts'
import { useSession } from '../session.ts'
import { useChoices } from './choices.ts'
import { exportContractsUrl, type Line, loadContracts } from './queries.ts'
import { Money, StateMark, useEconomy } from './terms-view.tsx'

type AnyLine = Line & { readonly enterprise?: { readonly name: string; readonly uscc: string } }

const questionOf = ({ text, filters, sort }: TableQuestion) => ({
  ...(text.trim() ? { q: text.trim() } : {}),
  ...Object.fromEntries(
    Object.entries(filters).flatMap(([key, [one]]) => (one ? [[key, one]] : [])),
  ),
  ...orderOf(sort, contractSorts),
})

function useColumns(whose: 'own' | 'register'): Column<AnyLine>[] {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const economy = useEconomy()
  const to = whose === 'own' ? '/contracts/$contract' : '/contract-review/$contract'
  const office: Column<AnyLine> = {
    key: 'enterprise',
    title: t(($) => $.contracts.office.enterprise),
    text: (line) => line.enterprise?.name,
  }
  return [
    {
      key: 'number',
      title: t(($) => $.contracts.number),
      sortable: true,
      text: (line) => line.number,
      render: (line) => (
        <>
          <Link to={to} params={{ contract: line.id } as never}>
            {line.number || t(($) => $.contracts.unnumbered)}
          </Link>
          {line.synthetic && <div className="k-quiet k-small">{t(($) => $.contracts.demo)}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t(($) => $.contracts.state),
      text: (line) => say(contractStateTexts[line.state]),
      render: (line) => (
        <>
          <StateMark state={line.state} />
          {line.waiting > 0 && (
            <div className="k-quiet k-small">
              {t(($) => $.contracts.waiting, { count: line.waiting })}
            </div>
          )}
          {line.returned > 0 && (
            <div className="k-small">
              {t(($) => $.contracts.returned, { count: line.returned })}
            </div>
          )}
        </>
      ),
    },
    ...(whose === 'register' ? [office] : []),
    {
      key: 'client',
      title: t(($) => $.contracts.client),
      text: (line) => line.client,
      render: (line) => (
        <>
          {line.client || '—'}
          {line.economy && <div className="k-quiet k-small">{economy(line.economy)}</div>}
        </>
      ),
    },
    {
      key: 'category',
      title: t(($) => $.contracts.category),
      text: (line) => say(line.category ? categoryTexts[line.category] : kindTexts[line.kind]),
      render: (line) => (
        <>
          {say(line.category ? categoryTexts[line.category] : kindTexts[line.kind])}
          {line.reach && <div className="k-quiet k-small">{say(reachTexts[line.reach])}</div>}
        </>
      ),
    },
    {
      key: 'signed',
      title: t(($) => $.contracts.signed),
      sortable: true,
      text: (line) => (line.signedOn ? formatDay(line.signedOn, language) : '—'),
    },
    {
      key: 'amount',
      title: t(($) => $.contracts.amount),
      numeric: true,
      text: (line) => `${line.currency} ${line.amount}`,
      render: (line) => <Money amount={line.amount} currency={line.currency} />,
    },
    {
      key: 'executed',
      title: t(($) => $.contracts.executed),
      numeric: true,
      text: (line) => line.executed.map((one) => `${one.currency} ${one.amount}`).join('; ') || '—',
      render: (line) =>
        line.executed.length === 0
          ? '—'
          : line.executed.map((one) => (
              <div key={one.currency}>
                <Money {...one} />
              </div>
            )),
    },
  ]
}

/** Years of signing that can be asked for, the present one first. */
const yearsUntil = (today: string): string[] =>
  Array.from({ length: 8 }, (_, back) => `${Number(today.slice(0, 4)) - back}`)

function useFilters(whose: 'own' | 'register') {
  const { t } = useTranslation()
  const say = useSay()
  const choices = useChoices()
  const { demo } = useSession()
  const state = whose === 'own' ? ContractState.options : ContractState.exclude(['draft']).options
  return [
    {
      key: 'kind',
      label: t(($) => $.contracts.kind),
      options: ContractKind.options.map((value) => ({ value, label: say(kindTexts[value]) })),
    },
    {
      key: 'category',
      label: t(($) => $.contracts.category),
      options: Category.options.map((value) => ({ value, label: say(categoryTexts[value]) })),
    },
    {
      key: 'state',
      label: t(($) => $.contracts.state),
      options: state.map((value) => ({ value, label: say(contractStateTexts[value]) })),
    },
    {
      key: 'economy',
      label: t(($) => $.contracts.economy),
      options: choices.economy.map(([value, label]) => ({ value, label })),
    },
    {
      key: 'year',
      label: t(($) => $.contracts.year),
      options: yearsUntil(demo.today).map((value) => ({ value, label: value })),
    },
  ]
}

interface Props {
  readonly whose: 'own' | 'register'
  readonly empty?: ReactNode
}

/** Contracts, filtered, sorted and exported with the columns that are shown. */
export function ContractTable({ whose, empty }: Props) {
  const { t } = useTranslation()
  const state = useTableState()
  const columns = useColumns(whose)
  const filters = useFilters(whose)
  return (
    <DataTable
      id={`contracts.${whose}`}
      caption={t(($) => $.contracts.caption)}
      state={state}
      columns={columns}
      filters={filters}
      rowKey={(line) => line.id}
      empty={empty}
      exportAddress={(format, question, shown) =>
        exportContractsUrl(whose, {
          ...questionOf(question),
          format,
          columns: shown.flatMap((key) => withParts[key] ?? [key]),
        })
      }
      load={async ({ after, limit, ...question }) => {
        const { items, next } = await loadContracts(whose, {
          ...questionOf(question),
          ...(after ? { after } : {}),
          limit: Math.min(limit, 200),
        })
        return { rows: items, next: next ?? undefined }
      }}
    />
  )
}

/** What one column shows and a sheet has in several. */
const withParts: Readonly<Record<string, readonly string[]>> = {
  enterprise: ['enterprise', 'uscc'],
  client: ['client', 'economy'],
  category: ['kind', 'category', 'reach'],
  amount: ['amount', 'currency'],
}
