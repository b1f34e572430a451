import { useQuery } from '@tanstack/react-query'
import { BriefingKind } from '@wstc/domain/plan/model/group'
import { briefingKindTexts } from '@wstc/domain/plan/words/group'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskApi } from '../../desk/queries.ts'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Pick, PickDay } from '../../kit/pick.tsx'
import { type JobState, ProgressJob } from '../../kit/progress-job.tsx'
import { useMay, useSession } from '../../session.ts'
import { useAct } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark } from '../marks.tsx'
import { DocumentView } from './briefing-view.tsx'
import { type BriefingLine, briefingsApi, briefingsQuery, previewQuery } from './queries.ts'

/** 简报: a look at what was known on a day, and what has been issued. */
export function Briefings() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const act = useAct()
  const { demo } = useSession()
  const [kind, setKind] = useState<BriefingKind>('weekly')
  const [asOf, setAsOf] = useState<string>(demo.today)
  const issued = useQuery(briefingsQuery)
  const preview = useQuery(previewQuery({ kind, asOf }))
  return (
    <div className="k-stack">
      <Sheet title={t(($) => $.planBriefing.issued)}>
        <Ask query={issued}>
          {({ briefings }) =>
            briefings.length === 0 ? (
              <EmptyState
                title={t(($) => $.planBriefing.none)}
                hint={t(($) => $.planBriefing.noneHint)}
              />
            ) : (
              <ul className="p-list">
                {briefings.map((one) => (
                  <li key={one.id}>
                    <Issued one={one} />
                  </li>
                ))}
              </ul>
            )
          }
        </Ask>
      </Sheet>
      <Sheet
        title={t(($) => $.planBriefing.preview)}
        actions={
          <>
            <Pick
              label={t(($) => $.planBriefing.kind)}
              value={kind}
              options={BriefingKind.options.map((value) => ({
                value,
                label: say(briefingKindTexts[value]),
              }))}
              onChange={(value) => value && setKind(value as BriefingKind)}
            />
            <PickDay
              label={t(($) => $.planBriefing.asOf)}
              value={asOf}
              max={demo.today}
              onChange={(day) => setAsOf(day ?? demo.today)}
            />
            {may('plan.briefing.issue') && (
              <Action
                main
                onClick={() =>
                  void act(
                    () => briefingsApi.issueBriefing({ body: { kind, asOf } }),
                    t(($) => $.planBriefing.issued),
                  )
                }
              >
                {t(($) => $.planBriefing.issue)}
              </Action>
            )}
          </>
        }
      >
        <Ask query={preview}>{({ content }) => <DocumentView content={content} />}</Ask>
      </Sheet>
    </div>
  )
}

interface Making {
  readonly job: string
  readonly format: 'pdf' | 'docx'
}
const names = { pdf: 'PDF', docx: 'Word' } as const

function Issued({ one }: { one: BriefingLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const act = useAct()
  const [making, setMaking] = useState<Making>()
  const order = (format: Making['format']) =>
    act(
      async () => {
        const { job } = await briefingsApi.orderBriefing({
          params: { briefing: one.id },
          body: { format, language },
        })
        setMaking({ job, format })
      },
      t(($) => $.planBriefing.making, { format: names[format] }),
    )
  return (
    <div className="k-stack p-tight">
      <span className="k-row">
        <strong>{one.number}</strong>
        <span>
          {t(($) => $.planBriefing.asOf)} {one.asOf}
        </span>
        <span className="k-small k-quiet">
          {t(($) => $.planBriefing.fingerprint)} {one.hash.slice(0, 12)}
        </span>
        <DemoMark on={one.synthetic} />
        {(['pdf', 'docx'] as const).map((format) => (
          <Action key={format} onClick={() => void order(format)}>
            {names[format]}
          </Action>
        ))}
      </span>
      {making && <File key={making.job} making={making} />}
    </div>
  )
}

function File({ making }: { making: Making }) {
  const { t } = useTranslation()
  const [href, setHref] = useState<string>()
  const load = useCallback(async (): Promise<JobState> => {
    const { state, done, total, href: found } = await deskApi.getJob({ params: { id: making.job } })
    if (found) setHref(found)
    return { state, done, ...(total === null ? {} : { total }) }
  }, [making.job])
  if (href) {
    return (
      <a href={href} download>
        {t(($) => $.planBriefing.download, { format: names[making.format] })}
      </a>
    )
  }
  return (
    <ProgressJob
      label={t(($) => $.planBriefing.making, { format: names[making.format] })}
      load={load}
    />
  )
}
