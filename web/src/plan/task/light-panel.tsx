import { useQuery } from '@tanstack/react-query'
import type { LightView } from '@wstc/domain/plan/contract/tasks/shapes'
import type { Reason } from '@wstc/domain/plan/rules/light'
import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import {
  calendarTexts,
  disagreementTexts,
  evidencedTexts,
  explainReasons,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { useDay } from '../days.ts'
import { DemoMark, LightMark } from '../marks.tsx'
import { rulesQuery, type WorkTask } from '../queries.ts'
import { wordOf } from '../words.ts'

type Light = z.infer<typeof LightView>
/** A light as it stands, whether or not it was kept with the time of its computing. */
type StandingLight = Omit<Light, 'computedAt'>

/** The light, with the three statuses that it comes from kept apart, and why. */
export function LightPanel({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const { light } = task
  return (
    <Sheet title={t(($) => $.planTask.standing)} actions={<RuleHelp />}>
      {light ? (
        <Standing light={light} requirements={task.requirements} />
      ) : (
        <p className="k-quiet">{t(($) => $.planTask.noLight)}</p>
      )}
    </Sheet>
  )
}

interface StandingProps {
  readonly light: StandingLight
  readonly requirements: readonly Pick<WorkTask['requirements'][number], 'id' | 'statement'>[]
}

/** A light with its three statuses and its reasons. */
export function Standing({ light, requirements }: StandingProps) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const { day, period } = useDay()
  const rule = lightRule.find((line) => line.code === light.rule)
  const statements = new Map(requirements.map((one) => [one.id, say(one.statement)]))
  const { reported, evidenced, calendar } = light
  return (
    <div className="p-standing">
      <div className="p-standing-light">
        <LightMark light={light.light} full />
        {rule && <p>{t(($) => $.planTask.decidedBy, { rule: say(rule.text) })}</p>}
        <p className="k-small k-quiet">
          {t(($) => $.planTask.computedFor, { day: day(light.day), period: period(light.period) })}{' '}
          <DemoMark on={light.synthetic} />
        </p>
      </div>
      <dl className="p-three">
        <div>
          <dt>{t(($) => $.planTask.reportedIs)}</dt>
          <dd>
            <strong>{say(wordOf(reportedTexts, reported.state))}</strong>
            {reported.period && (
              <span className="k-small k-quiet">
                {t(($) => $.planTask.reportedFor, {
                  period: period(reported.period),
                  day: reported.on ? day(reported.on) : '—',
                })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t(($) => $.planTask.evidencedIs)}</dt>
          <dd>
            <strong>{say(wordOf(evidencedTexts, evidenced.state))}</strong>
            <span className="k-small k-quiet">
              {t(($) => $.planTasks.evidenceCount, {
                accepted: evidenced.accepted,
                total: evidenced.total,
              })}
            </span>
            {evidenced.overdue.length > 0 && (
              <span className="k-small p-bad">
                {t(($) => $.planTask.evidenceOverdue, {
                  count: evidenced.overdue.length,
                  days: evidenced.workingDaysOverdue,
                })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t(($) => $.planTask.calendarIs)}</dt>
          <dd>
            <strong>{say(wordOf(calendarTexts, calendar.state))}</strong>
            <span className="k-small k-quiet">
              {t(($) => $.planTask.calendarSpan, {
                from: day(calendar.from),
                due: day(calendar.due),
              })}
            </span>
          </dd>
        </div>
      </dl>
      <div>
        <h3>{t(($) => $.planTask.reasons)}</h3>
        <ul className="p-reasons">
          {explainReasons(light.reasons as readonly Reason[], language).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
          {evidenced.overdue.map((id) => (
            <li key={id} className="k-quiet">
              {t(($) => $.planTask.lacking, { statement: statements.get(id) ?? id })}
            </li>
          ))}
          {light.reasons.length === 0 && <li>{t(($) => $.planTask.noReasons)}</li>}
        </ul>
      </div>
    </div>
  )
}

/** Where report and evidence part, said first. */
export function DisagreementBanner({ light }: { light: Pick<Light, 'disagreements'> | null }) {
  const { t } = useTranslation()
  const say = useSay()
  if (!light || light.disagreements.length === 0) return null
  return (
    <section className="p-banner" aria-label={t(($) => $.planTasks.disagreement)}>
      <strong>{t(($) => $.planTask.disagreementTitle)}</strong>
      {light.disagreements.map((one) => (
        <span key={one}>{say(wordOf(disagreementTexts, one))}</span>
      ))}
      <span className="k-small k-quiet">{t(($) => $.planTask.disagreementHint)}</span>
    </section>
  )
}

/** The published rule, line by line, as the server applies it. */
export function RuleHelp() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Action quiet onClick={() => setOpen(true)}>
        {t(($) => $.planTask.rule)}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={t(($) => $.planTask.rule)} wide>
        <RuleText />
      </SidePanel>
    </>
  )
}

function RuleText() {
  const { t } = useTranslation()
  const say = useSay()
  const rules = useQuery(rulesQuery).data
  return (
    <div className="k-stack">
      <p>{t(($) => $.planTask.ruleLead)}</p>
      <ol className="p-rule">
        {(rules?.lights ?? lightRule).map((line) => (
          <li key={line.code}>
            <LightMark light={line.light} /> <span>{say(line.text)}</span>
          </li>
        ))}
      </ol>
      {rules && (
        <p className="k-quiet">
          {t(($) => $.planTask.ruleReporting, { days: rules.reporting.dueAfterWorkingDays })}
        </p>
      )}
    </div>
  )
}
