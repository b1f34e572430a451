import './group.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FollowUp } from '@wstc/domain/plan/contract/group/shapes'
import { FollowUpWord } from '@wstc/domain/plan/model/group'
import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import {
  answerStageTexts,
  extensionStageTexts,
  followUpCalendarTexts,
  followUpShownTexts,
  followUpStageTexts,
  followUpWordTexts,
} from '@wstc/domain/plan/words/group'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import type { StoredFile } from '../../kit/attachments.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useMay, useSession } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark, LightMark, Tag, TaskLink } from '../marks.tsx'
import { useNames } from '../names.ts'
import { fileUrl } from '../queries.ts'
import { RuleHelp } from '../task/light-panel.tsx'
import { wordOf } from '../words.ts'
import { Papers } from './papers.tsx'
import { followUpQuery, groupApi } from './queries.ts'

const Reason = z.strictObject({ reason: z.string().trim().min(1).max(4000) })
const More = z.strictObject({ until: z.iso.date(), reason: Reason.shape.reason })

export function FollowUpDetail({ id }: { id: string }) {
  return <Ask query={useQuery(followUpQuery(id))}>{(one) => <Shown one={one} />}</Ask>
}

function Shown({ one }: { one: FollowUp }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const { organisation } = useSession()
  const reason = { reason: { label: t(($) => $.planGroup.reason), kind: 'long-text' as const } }
  const open = one.stage === 'open' || one.stage === 'answered'
  const bound = organisation !== null && [one.owner, ...one.cooperating].includes(organisation.id)
  const answers = open && bound && may('plan.progress.report')
  const office = may('plan.group.edit')
  const params = { followUp: one.id }
  const rule = lightRule.find((line) => line.code === one.light.rule)
  return (
    <Page
      title={one.text}
      crumbs={[{ label: t(($) => $.planGroup.title), to: '/group' }, { label: one.number }]}
      lead={
        <span className="k-row">
          <LightMark light={one.light.light} />
          <Tag>{say(followUpStageTexts[one.stage])}</Tag>
          <span>{names.department(one.owner)}</span>
          <span>
            {t(($) => $.planGroup.due)} {one.dueDay}
          </span>
          <DemoMark on={one.synthetic} />
        </span>
      }
      actions={
        <>
          <RuleHelp />
          {answers && <Answer one={one} />}
          {answers && (
            <ActForm
              act={t(($) => $.planGroup.extension)}
              schema={More}
              guide={{ until: { label: t(($) => $.planGroup.until) }, ...reason }}
              onSubmit={(body) => groupApi.askExtension({ params, body })}
            />
          )}
          {office && open && (
            <ActForm
              quiet
              act={t(($) => $.planGroup.close)}
              schema={Reason}
              guide={reason}
              onSubmit={(body) => groupApi.closeFollowUp({ params, revision: one.revision, body })}
            />
          )}
        </>
      }
    >
      <div className="p-two">
        <Sheet title={t(($) => $.planGroup.three)}>
          <dl className="p-three">
            <div>
              <dt>{t(($) => $.planGroup.said)}</dt>
              <dd>
                <strong>{say(wordOf(followUpWordTexts, one.light.said))}</strong>
              </dd>
            </div>
            <div>
              <dt>{t(($) => $.planGroup.shown)}</dt>
              <dd>
                <strong>{say(wordOf(followUpShownTexts, one.light.shown))}</strong>
              </dd>
            </div>
            <div>
              <dt>{t(($) => $.planGroup.calendar)}</dt>
              <dd>
                <strong>{say(wordOf(followUpCalendarTexts, one.light.calendar))}</strong>
              </dd>
            </div>
          </dl>
          {rule && <p>{t(($) => $.planTask.decidedBy, { rule: say(rule.text) })}</p>}
          <dl className="k-facts">
            {one.meeting && (
              <>
                <dt>{t(($) => $.planGroup.meeting)}</dt>
                <dd>
                  <Link to={`/group/meetings/${one.meeting.id}` as never}>
                    {one.meeting.number}
                  </Link>
                </dd>
              </>
            )}
            <dt>{t(($) => $.planGroup.evidence)}</dt>
            <dd>{one.evidence}</dd>
            <dt>{t(($) => $.planGroup.responsible)}</dt>
            <dd>{one.responsible || '—'}</dd>
            <dt>{t(($) => $.planGroup.cooperating)}</dt>
            <dd>{names.departments(one.cooperating) || '—'}</dd>
            <dt>{t(($) => $.planGroup.due)}</dt>
            <dd>
              {one.dueDay}
              {one.firstDue !== one.dueDay && (
                <span className="k-quiet">
                  {' '}
                  {t(($) => $.planGroup.firstDue, { day: one.firstDue })}
                </span>
              )}
            </dd>
          </dl>
          {one.tasks.map((number) => (
            <TaskLink key={number} number={number} title={names.task(number)} />
          ))}
          {one.closing && <p>{t(($) => $.planGroup.closed, { reason: one.closing })}</p>}
        </Sheet>
        <Sheet title={t(($) => $.planGroup.answers)}>
          {one.answers.length === 0 && (
            <EmptyState title={t(($) => $.planGroup.noAnswers)} hint={one.evidence} />
          )}
          <ul className="p-list">
            {one.answers.toReversed().map((answer) => (
              <li key={answer.id} className="k-stack p-tight">
                <span className="k-row">
                  <Tag tone={answer.stage === 'accepted' ? 'good' : 'watch'}>
                    {say(answerStageTexts[answer.stage])}
                  </Tag>
                  <strong>{say(followUpWordTexts[answer.said])}</strong>
                  <span className="k-small k-quiet">
                    {names.department(answer.department)} {formatMoment(answer.at)}
                  </span>
                </span>
                <p className="p-said">{answer.text}</p>
                {answer.files.map((file) => (
                  <a key={file.id} href={fileUrl(file.id)}>
                    {file.name}
                  </a>
                ))}
                {answer.judgedReason && <p className="k-small">{answer.judgedReason}</p>}
                {office && answer.stage === 'submitted' && open && (
                  <span className="k-row k-noprint">
                    {(['accepted', 'returned'] as const).map((outcome) => (
                      <ActForm
                        key={outcome}
                        main={outcome === 'accepted'}
                        act={t(($) => $.planGroup[outcome === 'accepted' ? 'accept' : 'return'])}
                        schema={Reason}
                        guide={reason}
                        lead={answer.text}
                        onSubmit={(body) =>
                          groupApi.judgeAnswer({
                            params: { answer: answer.id },
                            revision: answer.revision,
                            body: { ...body, outcome },
                          })
                        }
                      />
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {one.extensions.length > 0 && <h3>{t(($) => $.planGroup.extensions)}</h3>}
          <ul className="p-list">
            {one.extensions.map((asked) => (
              <li key={asked.id} className="k-stack p-tight">
                <span className="k-row">
                  <Tag>{say(extensionStageTexts[asked.stage])}</Tag>
                  {t(($) => $.planGroup.until)} {asked.until}
                </span>
                <p className="p-said">{asked.reason}</p>
                {asked.decidedReason && <p className="k-small">{asked.decidedReason}</p>}
                {asked.stage === 'asked' && (office || may('plan.minutes.sign')) && (
                  <span className="k-row k-noprint">
                    {(['granted', 'refused'] as const).map((outcome) => (
                      <ActForm
                        key={outcome}
                        act={t(($) => $.planGroup[outcome === 'granted' ? 'grant' : 'refuse'])}
                        schema={Reason}
                        guide={reason}
                        onSubmit={(body) =>
                          groupApi.decideExtension({
                            params: { extension: asked.id },
                            revision: asked.revision,
                            body: { ...body, outcome },
                          })
                        }
                      />
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
    </Page>
  )
}

const AnswerForm = z.strictObject({ said: FollowUpWord, text: z.string().trim().min(1).max(4000) })

function Answer({ one }: { one: FollowUp }) {
  const { t } = useTranslation()
  const say = useSay()
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  return (
    <ActForm
      main
      act={t(($) => $.planGroup.answer)}
      schema={AnswerForm}
      guide={{
        said: {
          label: t(($) => $.planGroup.state),
          options: Object.fromEntries(
            FollowUpWord.options.map((word) => [word, say(followUpWordTexts[word])]),
          ),
        },
        text: { label: t(($) => $.planGroup.answerText) },
      }}
      lead={
        <div className="k-stack">
          <p>{one.evidence}</p>
          <Papers label={t(($) => $.planGroup.files)} files={files} onChange={setFiles} />
        </div>
      }
      onSubmit={(values) =>
        groupApi.answerFollowUp({
          params: { followUp: one.id },
          body: { ...values, files: files.map((file) => file.id) },
        })
      }
    />
  )
}
