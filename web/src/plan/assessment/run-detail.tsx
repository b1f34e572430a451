import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RunDetail as Run } from '@wstc/domain/plan/contract/assessment/shapes'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { ActForm, useAct } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark } from '../marks.tsx'
import { Objections } from './objections.tsx'
import { assessmentApi, runQuery } from './queries.ts'
import { Ranking } from './ranking.tsx'
import { StageSteps } from './stage.tsx'

const Publication = z.strictObject({ notice: z.string().max(1000).optional() })

/** One period: its steps, the ranking as far as the reader may see it, objections, versions. */
export function RunDetail({ id }: { id: string }) {
  const run = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (state.data?.stage === 'computing' ? 1500 : false),
  })
  return <Ask query={run}>{(data) => <RunPage run={data} />}</Ask>
}

function RunPage({ run }: { run: Run }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const whole = run.ranking.length === run.assessed
  const isActing = run.may.finalise || run.may.confirm || run.may.publish
  return (
    <Page
      title={`${period(run.period)} · ${t(($) => $.planAssessment.title)}`}
      lead={
        <>
          {say(run.systemName)} ·{' '}
          <Link to="/assessment/systems/$system" params={{ system: String(run.system) } as never}>
            {t(($) => $.planAssessment.systemVersion, { version: run.system })}
          </Link>{' '}
          · {t(($) => $.planAssessment.cutOff)} {day(run.cutOff)} <DemoMark on={run.synthetic} />
        </>
      }
      crumbs={[
        { label: t(($) => $.planAssessment.title), to: '/assessment' },
        { label: period(run.period) },
      ]}
      actions={<Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>}
    >
      <div className="k-stack">
        <Sheet {...(isActing ? { actions: <RunActs run={run} /> } : {})}>
          <StageSteps run={run} />
          {run.stage === 'provisional' && run.objectionsUntil && (
            <p className="k-quiet">
              {t(($) => $.planAssessment.waitsObjections, { until: day(run.objectionsUntil) })}
            </p>
          )}
          {run.published !== null && run.published !== run.result && (
            <p className="p-banner">
              {t(($) => $.planAssessment.replaced, { version: run.published })}
            </p>
          )}
        </Sheet>
        {!whole && (
          <p className="k-quiet" role="note">
            {t(($) => $.planAssessment.ownHint)}
          </p>
        )}
        {run.ranking.length > 0 && (
          <Sheet title={t(($) => $.planAssessment.ranking)}>
            <Ranking run={run} />
          </Sheet>
        )}
        <p className="k-quiet k-small">
          {t(($) => $.planAssessment.assessed, { count: run.assessed })}{' '}
          {run.leftOut.length > 0 &&
            t(($) => $.planAssessment.leftOut, {
              names: run.leftOut.map((one) => say(one.name)).join(t(($) => $.planAssessment.comma)),
            })}
        </p>
        <Sheet title={t(($) => $.planAssessment.objections)}>
          <Objections run={run} />
        </Sheet>
        {run.versions.length > 0 && <Versions run={run} />}
      </div>
    </Page>
  )
}

function RunActs({ run }: { run: Run }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const act = useAct()
  const params = { run: run.id }
  const body = { version: run.version }
  const ask = async (title: string, verb: string, go: () => Promise<unknown>) => {
    if (await confirm({ title, act: verb }))
      await act(
        go,
        t(($) => $.plan.done),
      )
  }
  return (
    <>
      {run.may.finalise && (
        <Action
          main
          onClick={() =>
            void ask(
              t(($) => $.planAssessment.finaliseAsk),
              t(($) => $.planAssessment.finalise),
              () => assessmentApi.finaliseAssessment({ params, body }),
            )
          }
        >
          {t(($) => $.planAssessment.finalise)}
        </Action>
      )}
      {run.may.confirm && (
        <Action
          main
          onClick={() =>
            void ask(
              t(($) => $.planAssessment.confirmAsk),
              t(($) => $.planAssessment.confirm),
              () => assessmentApi.confirmAssessment({ params, body }),
            )
          }
        >
          {t(($) => $.planAssessment.confirm)}
        </Action>
      )}
      {run.may.publish && (
        <ActForm
          main
          act={t(($) => $.planAssessment.publish)}
          lead={t(($) => $.planAssessment.publishLead)}
          schema={Publication}
          guide={{ notice: { label: t(($) => $.planAssessment.notice) } }}
          onSubmit={({ notice }) =>
            assessmentApi.publishAssessment({ params, body: { ...body, notice: notice ?? '' } })
          }
        />
      )}
    </>
  )
}

function Versions({ run }: { run: Run }) {
  const { t } = useTranslation()
  const { day } = useDay()
  return (
    <Sheet title={t(($) => $.planAssessment.versions)}>
      <ul className="p-list">
        {[...run.versions].reverse().map((one) => (
          <li key={one.version}>
            <strong>{t(($) => $.planAssessment.version, { version: one.version })}</strong>{' '}
            <span className="k-quiet">
              {day(one.computedAt.slice(0, 10))} {one.by.name ?? ''}
            </span>
            <div>{one.reason ?? t(($) => $.planAssessment.firstResult)}</div>
            {one.publishedAt && (
              <div className="k-small">
                {t(($) => $.planAssessment.publishedOn)} {day(one.publishedAt.slice(0, 10))}
                {one.notice && ` · ${one.notice}`}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
