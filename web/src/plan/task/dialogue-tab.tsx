import { useQuery } from '@tanstack/react-query'
import type { Decision, Question } from '@wstc/domain/plan/contract/tasks/dialogue'
import { decisionStageTexts, questionStageTexts } from '@wstc/domain/plan/words/tasks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useMay, useSession } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { FollowUpLink } from '../group/follow-up-list.tsx'
import { taskFollowUpsQuery } from '../group/queries.ts'
import { DemoMark, LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { tasksApi, type WorkTask } from '../queries.ts'
import { By, Remarks } from './remarks.tsx'

const text = z.string().trim().min(2).max(4000)
const TextForm = z.strictObject({ text })

/** 提问与决定. */
export function DialogueTab({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <div className="p-two">
      <Sheet
        title={t(($) => $.planTask.questions)}
        actions={may('plan.question.ask') && <AskQuestion task={task.number} />}
      >
        {task.questions.length === 0 ? (
          <EmptyState
            title={t(($) => $.planTask.noQuestions)}
            hint={t(($) => $.planTask.noQuestionsHint)}
          />
        ) : (
          <ul className="p-list">
            {task.questions.map((one) => (
              <li key={one.id}>
                <OneQuestion question={one} task={task} />
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet
        title={t(($) => $.planTask.decisions)}
        actions={may('plan.decision.make') && <MakeDecision task={task} />}
      >
        {task.decisions.length === 0 ? (
          <EmptyState
            title={t(($) => $.planTask.noDecisions)}
            hint={t(($) => $.planTask.noDecisionsHint)}
          />
        ) : (
          <ul className="p-list">
            {task.decisions.map((one) => (
              <li key={one.id}>
                <OneDecision decision={one} />
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <FollowedUp task={task.number} />
    </div>
  )
}

/** 领导小组议定事项 that concern the task; nothing where there are none. */
function FollowedUp({ task }: { task: number }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <Ask query={useQuery(taskFollowUpsQuery(task))}>
      {({ items }) =>
        items.length > 0 && (
          <Sheet title={t(($) => $.planGroup.ofTask)}>
            <ul className="p-list">
              {items.map((one) => (
                <li key={one.id} className="k-stack p-tight">
                  <FollowUpLink line={one} />
                  <span className="k-row k-small">
                    <LightMark light={one.light.light} /> {one.number} ·{' '}
                    {names.department(one.owner)} · {t(($) => $.planGroup.due)} {one.dueDay}
                    <DemoMark on={one.synthetic} />
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        )
      }
    </Ask>
  )
}

export function AskQuestion({ task }: { task: number }) {
  const { t } = useTranslation()
  return (
    <ActForm
      act={t(($) => $.planTask.ask)}
      draft={`plan.ask.${task}`}
      schema={TextForm}
      guide={{
        text: { label: t(($) => $.planTask.question), hint: t(($) => $.planTask.questionHint) },
      }}
      onSubmit={(values) => tasksApi.askQuestion({ params: { task }, body: values })}
    />
  )
}

interface Decided {
  readonly number: number
  readonly lead: readonly string[]
  readonly cooperating: readonly string[]
}

export function MakeDecision({ task }: { task: Decided }) {
  const { t } = useTranslation()
  const names = useNames()
  const bound = useMemo(() => [...new Set([...task.lead, ...task.cooperating])], [task])
  const schema = useMemo(
    () =>
      z.strictObject({
        text,
        departments: z.array(z.enum(bound as [string, ...string[]])).min(1),
        dueDay: z.iso.date(),
        basis: z.string().trim().max(200).optional(),
      }),
    [bound],
  )
  return (
    <ActForm
      act={t(($) => $.planTask.decide)}
      draft={`plan.decide.${task.number}`}
      lead={t(($) => $.planTask.decideLead)}
      schema={schema}
      guide={{
        text: { label: t(($) => $.planTask.decision) },
        departments: {
          label: t(($) => $.planTask.bound),
          options: Object.fromEntries(bound.map((id) => [id, names.departmentFull(id)])),
          wide: true,
        },
        dueDay: { label: t(($) => $.planTask.decisionDue) },
        basis: { label: t(($) => $.planTask.basis), hint: t(($) => $.planTask.basisHint) },
      }}
      initial={{ departments: [...task.lead] }}
      onSubmit={(values) => tasksApi.makeDecision({ params: { task: task.number }, body: values })}
    />
  )
}

const questionTones = { open: 'watch', answered: 'done', closed: 'good' } as const

function OneQuestion({ question, task }: { question: Question; task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const may = useMay()
  const { person } = useSession()
  const params = { question: question.id }
  const { revision } = question
  const answers =
    task.ownDuty === 'lead' && may('plan.progress.report') && question.stage === 'open'
  const settles =
    may('plan.question.ask') &&
    question.stage === 'answered' &&
    (question.asked.person === person?.id || may('plan.decision.make'))
  return (
    <div className="k-stack p-tight">
      <div className="k-row">
        <Tag tone={questionTones[question.stage]}>{say(questionStageTexts[question.stage])}</Tag>
        <span className="k-small k-quiet">
          <By by={question.asked} /> {formatMoment(question.askedAt)} ·{' '}
          {t(($) => $.planTask.answerBy, { day: day(question.dueDay) })}
        </span>
        <DemoMark on={question.synthetic} />
      </div>
      <p className="p-said">{question.text}</p>
      <Remarks remarks={question.remarks} />
      {(answers || settles) && (
        <div className="k-row k-noprint">
          {answers && (
            <ActForm
              main
              act={t(($) => $.planTask.answer)}
              draft={`plan.answer.${question.id}`}
              schema={TextForm}
              guide={{ text: { label: t(($) => $.planTask.answerText) } }}
              lead={question.text}
              onSubmit={(values) => tasksApi.answerQuestion({ params, revision, body: values })}
            />
          )}
          {settles && (
            <>
              <ActForm
                act={t(($) => $.planTask.closeQuestion)}
                schema={TextForm}
                guide={{ text: { label: t(($) => $.planTask.closing) } }}
                onSubmit={(values) =>
                  tasksApi.settleQuestion({
                    params,
                    revision,
                    body: { outcome: 'closed', ...values },
                  })
                }
              />
              <ActForm
                quiet
                act={t(($) => $.planTask.askAgain)}
                schema={TextForm}
                guide={{ text: { label: t(($) => $.planTask.question) } }}
                onSubmit={(values) =>
                  tasksApi.settleQuestion({
                    params,
                    revision,
                    body: { outcome: 'open', ...values },
                  })
                }
              />
            </>
          )}
        </div>
      )}
    </div>
  )
}

const decisionTones = { open: 'watch', done: 'done', confirmed: 'good' } as const

export function OneDecision({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const may = useMay()
  const { organisation } = useSession()
  const params = { decision: decision.id }
  const { revision, stage } = decision
  const bound =
    may('plan.progress.report') &&
    organisation !== null &&
    decision.departments.includes(organisation.id)
  const acts = [
    ...(bound && stage === 'open' ? (['follow-up', 'done'] as const) : []),
    ...(may('plan.decision.make') && stage === 'done' ? (['confirm', 'reopen'] as const) : []),
  ]
  return (
    <div className="k-stack p-tight">
      <div className="k-row">
        <Tag tone={decisionTones[stage]}>{say(decisionStageTexts[stage])}</Tag>
        <span className="k-small k-quiet">
          <By by={decision.by} /> {day(decision.decidedOn)} ·{' '}
          {t(($) => $.planTasks.dueOn, { day: day(decision.dueDay) })}
        </span>
        <DemoMark on={decision.synthetic} />
      </div>
      <p className="p-said">{decision.text}</p>
      <span className="k-small k-quiet">
        {t(($) => $.planTask.binds, { departments: names.departments(decision.departments) })}
        {decision.basis && ` · ${decision.basis}`}
      </span>
      <Remarks remarks={decision.remarks} />
      {acts.length > 0 && (
        <div className="k-row k-noprint">
          {acts.map((act) => (
            <ActForm
              key={act}
              act={t(($) => $.planTask.decisionActs[act])}
              draft={`plan.${act}.${decision.id}`}
              schema={TextForm}
              guide={{ text: { label: t(($) => $.planTask.followUp) } }}
              lead={decision.text}
              onSubmit={(values) =>
                tasksApi.followDecision({ params, revision, body: { act, ...values } })
              }
            />
          ))}
        </div>
      )}
    </div>
  )
}
