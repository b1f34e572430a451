import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Objection, RunDetail } from '@wstc/domain/plan/contract/assessment/shapes'
import { objectionStageTexts } from '@wstc/domain/plan/words/assessment'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { CorrectForm } from './correct-form.tsx'
import { assessmentApi, objectionFileUrl, objectionsQuery } from './queries.ts'

const Rejection = z.strictObject({ reason: z.string().min(1).max(4000) })
const tones = { open: 'watch', accepted: 'good', rejected: 'none' } as const

/** What departments object to, and what was decided on it. */
export function Objections({ run }: { run: RunDetail }) {
  const { t } = useTranslation()
  const objections = useQuery(objectionsQuery(run.id))
  return (
    <Ask query={objections}>
      {(data) =>
        data.objections.length === 0 ? (
          <EmptyState
            title={t(($) => $.planAssessment.noObjections)}
            hint={t(($) => $.planAssessment.noObjectionsHint)}
          />
        ) : (
          <ul className="p-list">
            {data.objections.map((one) => (
              <li key={one.id}>
                <OneObjection run={run} objection={one} />
              </li>
            ))}
          </ul>
        )
      }
    </Ask>
  )
}

function OneObjection({ run, objection }: { run: RunDetail; objection: Objection }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const reject = (reason: string) =>
    assessmentApi.decideAssessmentObjection({
      params: { objection: objection.id },
      body: { version: objection.version, outcome: 'rejected', reason },
    })
  return (
    <article>
      <div className="k-row k-row-apart">
        <span>
          <Link
            to="/assessment/$run/$department"
            params={{ run: run.id, department: objection.department } as never}
            search={{ item: objection.item } as never}
          >
            {names.departmentFull(objection.department)}
          </Link>{' '}
          <span className="k-quiet">
            {day(objection.raisedAt.slice(0, 10))} {objection.raised.name ?? ''}
          </span>
        </span>
        <Tag tone={tones[objection.stage]}>{say(objectionStageTexts[objection.stage])}</Tag>
      </div>
      <p className="p-said">{objection.text}</p>
      {objection.file && (
        <p>
          <a href={objectionFileUrl(objection.id)}>{t(($) => $.planAssessment.openFile)}</a>
        </p>
      )}
      {objection.reason && (
        <p>
          <strong>{t(($) => $.planAssessment.decide)}</strong> {objection.reason}{' '}
          <span className="k-quiet">{objection.decided?.name ?? ''}</span>
        </p>
      )}
      {objection.mayDecide && (
        <div className="k-row k-noprint">
          <CorrectForm
            main
            run={run.id}
            department={objection.department}
            item={objection.item}
            act={t(($) => $.planAssessment.accept)}
            lead={t(($) => $.planAssessment.decideLead)}
            onSubmit={({ reason, ...correction }) =>
              assessmentApi.decideAssessmentObjection({
                params: { objection: objection.id },
                body: { version: objection.version, outcome: 'accepted', reason, correction },
              })
            }
          />
          <ActForm
            act={t(($) => $.planAssessment.reject)}
            schema={Rejection}
            guide={{ reason: { label: t(($) => $.planAssessment.reason), kind: 'long-text' } }}
            onSubmit={({ reason }) => reject(reason)}
          />
        </div>
      )}
    </article>
  )
}
