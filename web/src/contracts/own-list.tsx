import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ContractKind } from '@wstc/domain/contracts/model'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../kit/empty.tsx'
import { Action } from '../kit/layout/action.tsx'
import { ContractTable } from './contract-table.tsx'
import { contractsApi, ownEntryQuery, useAct } from './queries.ts'

/** Buttons that begin a contract of either kind. */
export function BeginContract() {
  const { t } = useTranslation()
  const act = useAct()
  const navigate = useNavigate()
  const begin = (kind: ContractKind) =>
    act(async () => {
      const { id } = await contractsApi.beginContract({ body: { kind } })
      await navigate({ to: '/contracts/$contract', params: { contract: id } } as never)
    })
  return (
    <>
      <Action main onClick={() => void begin('outsourcing')}>
        {t(($) => $.contracts.begin.outsourcing)}
      </Action>
      <Action onClick={() => void begin('technology')}>
        {t(($) => $.contracts.begin.technology)}
      </Action>
    </>
  )
}

/** The contracts of the own enterprise. */
export function OwnContracts() {
  const { t } = useTranslation()
  const linked = useQuery(ownEntryQuery)
  if (linked.data?.enterprise === null) {
    return <EmptyState title={t(($) => $.contracts.none)} hint={t(($) => $.contracts.notLinked)} />
  }
  return (
    <ContractTable
      whose="own"
      empty={
        <EmptyState title={t(($) => $.contracts.none)} hint={t(($) => $.contracts.noneHint)} />
      }
    />
  )
}
