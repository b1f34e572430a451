import { useQueryClient } from '@tanstack/react-query'
import type { QueueLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { formatNumber } from '../../kit/number.ts'
import { reviewApi } from './queries.ts'
import type { OfRound } from './units.tsx'

/** Returns that are accepted in one request. */
const atOnce = 200

interface AllProps extends OfRound {
  readonly count: number
}

/** Accepts all that no rule flags, once the officer has seen how many and which sums. */
export function AcceptAll({ survey, period, count }: AllProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const toast = useToast()
  const params = { survey, period }
  return (
    <Action
      disabled={count === 0}
      onClick={async () => {
        try {
          const preview = await reviewApi.previewUnflagged({ query: params })
          const agreed = await confirm({
            title: t(($) => $.statisticsOffice.acceptAllAsk, { count: preview.returns.length }),
            consequence: t(($) => $.statisticsOffice.acceptAllPreview, {
              exports: formatNumber(preview.exports),
              imports: formatNumber(preview.imports),
              stay: preview.stay,
              heavy: preview.heavy,
            }),
            act: t(($) => $.statisticsOffice.accept),
          })
          if (!agreed) return
          let accepted = 0
          for (let at = 0; at < preview.returns.length; at += atOnce) {
            const returns = preview.returns.slice(at, at + atOnce)
            accepted += (await reviewApi.acceptUnflagged({ params, body: { returns } })).accepted
          }
          const left = preview.returns.length - accepted
          toast.done(
            left === 0
              ? t(($) => $.statisticsOffice.acceptAllDone, { accepted })
              : t(($) => $.statisticsOffice.acceptedSome, { accepted, left }),
          )
        } catch (error) {
          toast.failed(error)
        }
        await client.invalidateQueries({ queryKey: ['table'] })
        await client.invalidateQueries({ queryKey: ['statistics'] })
      }}
    >
      {t(($) => $.statisticsOffice.acceptAll)}
    </Action>
  )
}

interface ChosenProps extends OfRound {
  readonly rows: readonly QueueLine[]
  readonly clear: () => void
}

export function AcceptChosen({ survey, period, rows, clear }: ChosenProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  return (
    <Action
      onClick={async () => {
        try {
          const returns = rows
            .slice(0, atOnce)
            .map(({ obligation, version }) => ({ obligation, version }))
          const params = { survey, period }
          const done = await reviewApi.acceptUnflagged({ params, body: { returns } })
          const { accepted, left } = done
          toast.done(t(($) => $.statisticsOffice.acceptedSome, { accepted, left: left.length }))
          clear()
        } catch (error) {
          toast.failed(error)
        }
        await client.invalidateQueries({ queryKey: ['table'] })
      }}
    >
      {t(($) => $.statisticsOffice.acceptChosen)}
    </Action>
  )
}
