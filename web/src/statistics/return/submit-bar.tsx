import { useMutation } from '@tanstack/react-query'
import { totalsOf } from '@wstc/domain/statistics/collection/rules/total-rows'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { formatNumber } from '../../kit/number.ts'
import { collectionApi, type ReturnSheet, type Submitted } from '../queries.ts'
import { HandInBar } from './hand-in-bar.tsx'
import type { ReturnStore } from './store.ts'

interface SubmitBarProps {
  readonly sheet: ReturnSheet
  readonly store: ReturnStore
  readonly survey: string
  readonly period: string
  readonly saved: ReactNode
  /** Saves the draft, so that nothing is lost where handing in fails. */
  readonly before: () => Promise<void>
  readonly onReceived: (reply: Submitted) => void
}

/** How the draft stands, what is still open, and the act itself with what it will say. */
export function SubmitBar(props: SubmitBarProps) {
  const { sheet, store, survey, period, saved, before, onReceived } = props
  const { t } = useTranslation()
  const confirm = useConfirm()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const state = useSyncExternalStore(store.subscribe, store.state)
  const correcting = sheet.line.version > 0
  const send = useMutation({
    mutationFn: async () => {
      await before()
      return collectionApi.submitReturn({
        params: { obligation: sheet.line.id },
        revision: sheet.line.revision,
        body: { content: store.content(), reason, source: store.source() },
      })
    },
    onSuccess: onReceived,
    onError: toast.failed,
  })
  const ask = async () => {
    const totals = totalsOf(state.rows, sheet.ground.rates)
    const notes = state.findings.filter((one) => one.severity === 'info').length
    const said = state.nothingToReport
      ? t(($) => $.statisticsReturn.confirmNothing)
      : sheet.form.form.rows
        ? t(($) => $.statisticsReturn.confirmRows, {
            count: state.rows.length,
            exports: formatNumber(totals.export),
            imports: formatNumber(totals.import),
          })
        : ''
    const yes = await confirm({
      title: t(($) => $.statisticsReturn.confirmTitle, { survey, period }),
      consequence: (
        <>
          {said && <p>{said}</p>}
          {notes > 0 && <p>{t(($) => $.statisticsReturn.confirmInfo, { count: notes })}</p>}
          <p>{t(($) => $.statisticsReturn.confirmSign)}</p>
        </>
      ),
      act: t(($) => $.statisticsReturn[correcting ? 'correct' : 'submit']),
    })
    if (yes) send.mutate()
  }
  return (
    <HandInBar
      line={sheet.line}
      ready={state.open.length === 0}
      busy={send.isPending}
      reason={reason}
      onReason={setReason}
      onHandIn={() => void ask()}
      beside={saved}
    />
  )
}
