import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { type JobState, ProgressJob } from '../../kit/progress-job.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { Timeline } from '../../kit/timeline.tsx'

export function FlowPart({ onNotices }: { onNotices: () => void }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const { done } = useToast()
  const [run, setRun] = useState(0)
  const withdraw = async () => {
    const sure = await confirm({
      title: t(($) => $.design.flow.askTitle),
      consequence: t(($) => $.design.flow.askText),
      act: t(($) => $.design.flow.askAct),
      dangerous: true,
    })
    if (sure) done(t(($) => $.design.flow.went))
  }
  return (
    <Sheet id="flow" title={t(($) => $.design.parts.flow)}>
      <div className="k-grid">
        <div className="k-stack">
          <ExampleJob key={run} />
          <div className="k-row">
            <Action onClick={() => setRun(run + 1)}>{t(($) => $.design.flow.again)}</Action>
            <Action onClick={onNotices}>{t(($) => $.design.flow.openNotices)}</Action>
            <Action dangerous onClick={() => void withdraw()}>
              {t(($) => $.design.flow.ask)}
            </Action>
          </div>
          <QrCode text="otpauth://totp/example" label={t(($) => $.design.flow.qr)} size={112} />
        </div>
        <div>
          <h3>{t(($) => $.design.flow.timeline)}</h3>
          <Timeline
            label={t(($) => $.design.flow.timeline)}
            entries={[
              { key: '1', at: '2016-07-01', title: t(($) => $.design.flow.begun) },
              { key: '2', at: '2018-04-03T02:15:00Z', title: t(($) => $.design.flow.reported) },
              { key: '3', at: '2018-04-09T08:40:00Z', title: t(($) => $.design.flow.returned) },
              { key: '4', at: '2018-12-20', title: t(($) => $.design.flow.review), past: false },
            ]}
          />
        </div>
      </div>
    </Sheet>
  )
}

function ExampleJob() {
  const { t } = useTranslation()
  const done = useRef(0)
  const load = useCallback(async (): Promise<JobState> => {
    done.current = Math.min(10_000, done.current + 1700)
    return { state: done.current < 10_000 ? 'running' : 'done', done: done.current, total: 10_000 }
  }, [])
  return <ProgressJob label={t(($) => $.design.flow.job)} load={load} />
}
