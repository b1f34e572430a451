import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { EmptyState } from '../../kit/empty.tsx'
import { Timeline } from '../../kit/timeline.tsx'
import { useMay } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { DemoMark, Tag } from '../marks.tsx'
import { type JudgedTarget, targetsApi } from '../queries.ts'
import { By } from '../task/remarks.tsx'

const tones = { reached: 'done', partly: 'watch', 'not-yet': 'none' } as const
const words = { reached: 'reached', partly: 'partly', 'not-yet': 'notYet' } as const

/** 定性判断: what people found against the written test. */
export function Findings({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  return (
    <>
      {target.findings.length === 0 ? (
        <EmptyState
          title={t(($) => $.planTargets.noFindings)}
          hint={t(($) => $.planTargets.noFindingsHint)}
        />
      ) : (
        <Timeline
          label={t(($) => $.planTargets.findings)}
          entries={target.findings.map((one) => ({
            key: one.id,
            at: one.on,
            title: (
              <span className="k-row">
                <Tag tone={tones[one.finding]}>
                  {t(($) => $.planTargets.found[words[one.finding]])}
                </Tag>
                {one.judged.person && <By by={one.judged} />}
                <DemoMark on={one.synthetic} />
              </span>
            ),
            detail: (
              <>
                <p>{one.reason}</p>
                <ul className="p-plain">
                  {one.evidence.map((link) => (
                    <li key={link}>
                      {link.startsWith('http') ? (
                        <a href={link} rel="noreferrer noopener" target="_blank">
                          {link}
                        </a>
                      ) : (
                        <span className="k-hash">{link}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </>
            ),
          }))}
        />
      )}
    </>
  )
}

const Finding = z.strictObject({
  finding: z.enum(['reached', 'partly', 'not-yet']),
  reason: z.string().trim().min(2).max(2000),
  evidence: z
    .array(z.strictObject({ link: z.url({ protocol: /^https?$/ }) }))
    .max(20)
    .optional(),
})

export function JudgeTarget({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('plan.target.judge')) return null
  return (
    <ActForm
      main
      act={t(($) => $.planTargets.judge)}
      schema={Finding}
      guide={{
        finding: {
          label: t(($) => $.planTargets.finding),
          options: {
            reached: t(($) => $.planTargets.found.reached),
            partly: t(($) => $.planTargets.found.partly),
            'not-yet': t(($) => $.planTargets.found.notYet),
          },
        },
        reason: { label: t(($) => $.planTask.reason), hint: t(($) => $.planTargets.findingHint) },
        evidence: {
          label: t(($) => $.planTargets.evidence),
          hint: t(($) => $.planTargets.evidenceHint),
          row: { link: { label: t(($) => $.planEvidence.link), kind: 'text', wide: true } },
        },
      }}
      onSubmit={({ evidence = [], ...values }) =>
        targetsApi.judgeTarget({
          params: { id: target.id },
          body: { ...values, evidence: evidence.map((one) => one.link) },
        })
      }
    />
  )
}
