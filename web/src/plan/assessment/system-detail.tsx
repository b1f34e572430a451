import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import type { SystemDetail as Detail } from '@wstc/domain/plan/contract/assessment/shapes'
import { systemStageTexts } from '@wstc/domain/plan/words/assessment'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Cite, Tag } from '../marks.tsx'
import { assessmentApi, systemQuery } from './queries.ts'
import { SystemEditor } from './system-editor.tsx'
import { WhatIf } from './what-if.tsx'

const Approval = z.strictObject({
  from: z.string().regex(/^\d{4}(-Q[1-4])?$/),
  reason: z.string().min(1).max(4000),
})
const Refusal = z.strictObject({ reason: z.string().min(1).max(4000) })

/** One version of the index system: what it says, what it would change, and its approval. */
export function SystemDetail({ system }: { system: number }) {
  const detail = useQuery(systemQuery(system))
  return <Ask query={detail}>{(data) => <SystemPage key={data.revision} detail={data} />}</Ask>
}

function SystemPage({ detail }: { detail: Detail }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const { period } = useDay()
  const { content } = detail
  return (
    <Page
      title={t(($) => $.planAssessment.systemVersion, { version: detail.system })}
      lead={
        <>
          {say(content.name)}{' '}
          <Tag tone={detail.stage === 'approved' ? 'good' : 'watch'}>
            {say(systemStageTexts[detail.stage])}
          </Tag>{' '}
          {detail.effectiveFrom && (
            <>
              {t(($) => $.planAssessment.effectiveFrom)} {period(detail.effectiveFrom)}
            </>
          )}{' '}
          <Cite citation={content.citation} />
        </>
      }
      crumbs={[
        { label: t(($) => $.planAssessment.title), to: '/assessment' },
        { label: t(($) => $.planAssessment.systems), to: '/assessment/systems' },
        { label: t(($) => $.planAssessment.version, { version: detail.system }) },
      ]}
      actions={<Decide detail={detail} />}
    >
      <div className="k-stack">
        {content.status === 'unverified' && content.note && (
          <p className="p-unclear">{say(content.note)}</p>
        )}
        {may(['plan.assessment.design', 'plan.assessment.approve']) && (
          <Sheet title={t(($) => $.planAssessment.whatIf)}>
            <WhatIf system={detail.system} />
          </Sheet>
        )}
        <SystemEditor detail={detail} />
      </div>
    </Page>
  )
}

function Decide({ detail }: { detail: Detail }) {
  const { t } = useTranslation()
  const params = { system: detail.system }
  const { revision } = detail
  if (detail.stage !== 'draft') return null
  if (!detail.may.decide) {
    return detail.may.edit ? (
      <span className="k-quiet">{t(($) => $.planAssessment.ownDraft)}</span>
    ) : null
  }
  const reason = { label: t(($) => $.planAssessment.reason), kind: 'long-text' } as const
  return (
    <>
      <ActForm
        main
        act={t(($) => $.planAssessment.approve)}
        schema={Approval}
        initial={{ from: detail.earliest }}
        guide={{
          from: {
            label: t(($) => $.planAssessment.from),
            hint: t(($) => $.planAssessment.fromHint, { from: detail.earliest }),
          },
          reason,
        }}
        onSubmit={(values) =>
          assessmentApi.decideAssessmentSystem({
            params,
            revision,
            body: { outcome: 'approved', ...values },
          })
        }
      />
      <ActForm
        act={t(($) => $.planAssessment.disapprove)}
        schema={Refusal}
        guide={{ reason }}
        onSubmit={(values) =>
          assessmentApi.decideAssessmentSystem({
            params,
            revision,
            body: { outcome: 'rejected', ...values },
          })
        }
      />
    </>
  )
}
