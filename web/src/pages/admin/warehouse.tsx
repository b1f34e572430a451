import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskApi, warehouseQuery } from '../../desk/queries.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { ProgressJob } from '../../kit/progress-job.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay } from '../../session.ts'

/** 数据仓库: whether it answers, how far it is behind, and the building of it anew. */
export function WarehousePart() {
  const { t } = useTranslation()
  const warehouse = useQuery(warehouseQuery)
  return (
    <Sheet title={t(($) => $.desk.warehouse.title)}>
      <Loaded query={warehouse}>
        {({ kind, available, missing, asOf, waitingRows, lagSeconds, rebuilding, rebuild }) => (
          <div className="k-stack">
            <StatusLight
              status={available ? 'good' : kind === 'off' ? 'none' : 'watch'}
              label={
                available
                  ? t(($) => $.desk.warehouse.up)
                  : kind === 'off'
                    ? t(($) => $.desk.warehouse.off)
                    : missing
                      ? t(($) => $.desk.warehouse.missing)
                      : t(($) => $.desk.warehouse.away)
              }
            />
            {missing && <p>{t(($) => $.desk.warehouse.missingHint)}</p>}
            <dl className="k-facts">
              <dt>{t(($) => $.desk.warehouse.engine)}</dt>
              <dd>{t(($) => $.desk.warehouse.kinds[kind])}</dd>
              <dt>{t(($) => $.kit.figure.asOf)}</dt>
              <dd>{asOf ? formatMoment(asOf) : '—'}</dd>
              <dt>{t(($) => $.desk.warehouse.waiting)}</dt>
              <dd>
                {t(($) => $.desk.warehouse.rows, { rows: formatNumber(String(waitingRows)) })}
                {waitingRows > 0 &&
                  ` · ${t(($) => $.desk.warehouse.lag, { seconds: formatNumber(String(lagSeconds)) })}`}
              </dd>
            </dl>
            <Rebuild possible={available && !rebuilding && !rebuild} underWay={rebuild?.job} />
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}

interface RebuildProps {
  readonly possible: boolean
  /** The job that somebody asked for before, here or elsewhere. */
  readonly underWay: string | undefined
}

function Rebuild({ possible, underWay }: RebuildProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const may = useMay()
  const confirm = useConfirm()
  const { done, failed } = useToast()
  const [asked, setAsked] = useState<string>()
  const job = asked ?? underWay
  const start = useMutation({
    mutationFn: () => deskApi.rebuildWarehouse({}),
    onSuccess: (reply) => {
      setAsked(reply.job)
      return client.invalidateQueries({ queryKey: warehouseQuery.queryKey })
    },
    onError: failed,
  })
  const load = useCallback(async () => {
    // A job that somebody else asked for is theirs; the warehouse tells how far it is.
    if (!asked) {
      const { rebuild } = await deskApi.getWarehouse({})
      if (!rebuild) return { state: 'done' as const, done: 0 }
      const { done, total } = rebuild
      return { state: 'running' as const, done, ...(total === null ? {} : { total }) }
    }
    const card = await deskApi.getJob({ params: { id: asked } })
    return {
      state: card.state,
      done: card.done,
      ...(card.total === null ? {} : { total: card.total }),
    }
  }, [asked])
  const finish = useCallback(
    (state: { readonly state: string }) => {
      if (state.state === 'done') done(t(($) => $.desk.warehouse.rebuilt))
      void client.invalidateQueries({ queryKey: warehouseQuery.queryKey })
    },
    [client, done, t],
  )
  if (!may('platform.jobs.manage')) return null
  const ask = async () => {
    const yes = await confirm({
      title: t(($) => $.desk.warehouse.rebuild),
      consequence: t(($) => $.desk.warehouse.rebuildHint),
      act: t(($) => $.desk.warehouse.rebuild),
    })
    if (yes) start.mutate()
  }
  return (
    <>
      {job && (
        <ProgressJob
          key={job}
          label={t(($) => $.desk.warehouse.rebuild)}
          load={load}
          onDone={finish}
        />
      )}
      <div>
        <Action onClick={() => void ask()} busy={start.isPending} disabled={!possible}>
          {t(($) => $.desk.warehouse.rebuild)}
        </Action>
      </div>
    </>
  )
}
