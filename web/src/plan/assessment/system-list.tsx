import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { systemStageTexts } from '@wstc/domain/plan/words/assessment'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Pick } from '../../kit/pick.tsx'
import { useMay } from '../../session.ts'
import { useRefresh } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Tag } from '../marks.tsx'
import { assessmentApi, systemsQuery } from './queries.ts'
import { Scroll } from './scroll.tsx'

const tones = { draft: 'watch', approved: 'good', rejected: 'none' } as const

/** Versions of the index system, and the drafting of another. */
export function SystemList() {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const may = useMay()
  const systems = useQuery(systemsQuery)
  return (
    <Ask query={systems}>
      {(data) => (
        <div className="k-stack">
          <Sheet title={t(($) => $.planAssessment.systems)}>
            <Scroll label={t(($) => $.planAssessment.systems)}>
              <table className="p-table">
                <thead>
                  <tr>
                    <th scope="col">{t(($) => $.planAssessment.system)}</th>
                    <th scope="col">{t(($) => $.planAssessment.stage)}</th>
                    <th scope="col">{t(($) => $.planAssessment.effectiveFrom)}</th>
                    <th scope="col">{t(($) => $.planAssessment.drafted)}</th>
                    <th scope="col">{t(($) => $.planAssessment.decidedBy)}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.systems.map((one) => (
                    <tr key={one.system}>
                      <th scope="row">
                        <Link
                          to="/assessment/systems/$system"
                          params={{ system: String(one.system) } as never}
                        >
                          {t(($) => $.planAssessment.version, { version: one.system })}{' '}
                          {say(one.name)}
                        </Link>
                        {one.reason && <div className="k-small k-quiet">{one.reason}</div>}
                      </th>
                      <td>
                        <Tag tone={tones[one.stage]}>{say(systemStageTexts[one.stage])}</Tag>
                      </td>
                      <td>{one.effectiveFrom ? period(one.effectiveFrom) : '—'}</td>
                      <td>
                        {one.origin === 'city'
                          ? t(($) => $.planAssessment.fromCity)
                          : (one.drafted.name ?? '')}{' '}
                        <span className="k-quiet">{day(one.draftedAt.slice(0, 10))}</span>
                      </td>
                      <td>
                        {one.decidedAt && one.origin !== 'city' ? (
                          <>
                            {one.decided?.name ?? ''}{' '}
                            <span className="k-quiet">{day(one.decidedAt.slice(0, 10))}</span>
                            {one.decision && <div className="k-small">{one.decision}</div>}
                          </>
                        ) : (
                          '—'
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </Sheet>
          {may('plan.assessment.design') && (
            <Draft
              bases={data.systems.map((one) => ({
                value: String(one.system),
                label: `${t(($) => $.planAssessment.version, { version: one.system })} ${say(one.name)}`,
              }))}
            />
          )}
        </div>
      )}
    </Ask>
  )
}

interface Fault {
  readonly line: number
  readonly message: { readonly zh: string; readonly en: string }
}

function Draft({ bases }: { bases: readonly { value: string; label: string }[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const id = useId()
  const toast = useToast()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [base, setBase] = useState(bases[0]?.value)
  const [reason, setReason] = useState('')
  const [yaml, setYaml] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>()
  const check = async (): Promise<boolean> => {
    if (yaml.trim() === '') return true
    const found = await assessmentApi.checkAssessmentYaml({ body: { yaml } })
    setFaults(found.faults)
    return found.faults.length === 0
  }
  const draft = async () => {
    try {
      if (!(await check())) return
      const made = await assessmentApi.draftAssessmentSystem({
        body: { basedOn: Number(base), reason, ...(yaml.trim() ? { yaml } : {}) },
      })
      await refresh()
      await navigate({ to: `/assessment/systems/${made.system}` as never })
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Sheet title={t(($) => $.planAssessment.draft)}>
      <div className="k-stack">
        <Pick
          label={t(($) => $.planAssessment.system)}
          value={base}
          options={bases}
          onChange={setBase}
        />
        <label htmlFor={`${id}-reason`}>{t(($) => $.planAssessment.draftReason)}</label>
        <textarea
          id={`${id}-reason`}
          className="pa-words"
          rows={2}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor={`${id}-yaml`}>{t(($) => $.planAssessment.yaml)}</label>
        <textarea
          id={`${id}-yaml`}
          className="pa-code"
          spellCheck={false}
          value={yaml}
          onChange={(event) => {
            setYaml(event.target.value)
            setFaults(undefined)
          }}
        />
        {faults && (
          <ul className="p-list" role="status">
            {faults.length === 0 && <li>{t(($) => $.planAssessment.yamlClean)}</li>}
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.message.zh}`} className="p-bad">
                <strong>{t(($) => $.planAssessment.faultLine, { line: fault.line })}</strong>{' '}
                {say(fault.message)}
              </li>
            ))}
          </ul>
        )}
        <div className="k-row">
          <Action onClick={() => void check().catch(toast.failed)}>
            {t(($) => $.planAssessment.checkYaml)}
          </Action>
          <Action main onClick={() => void draft()}>
            {t(($) => $.planAssessment.draft)}
          </Action>
        </div>
      </div>
    </Sheet>
  )
}
