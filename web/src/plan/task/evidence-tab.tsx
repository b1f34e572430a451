import { fileTypes } from '@wstc/domain/desk/files'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import type { Evidence } from '@wstc/domain/plan/contract/tasks/evidence'
import {
  evidenceKindTexts,
  evidenceStageTexts,
  publicityTexts,
} from '@wstc/domain/plan/words/tasks'
import { urlOf } from '@wstc/sdk/client'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { Figure } from '../../kit/figure.tsx'
import { FileFacts } from '../../kit/file-facts.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useMay, useSession } from '../../session.ts'
import { ActForm, useAct } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { tasksApi, type WorkTask } from '../queries.ts'
import { SubmitEvidence } from './evidence-form.tsx'
import { By, Remarks } from './remarks.tsx'

const tones = { submitted: 'done', withdrawn: 'none', accepted: 'good', refused: 'bad' } as const
const stateTones = { open: 'none', waiting: 'done', met: 'good' } as const

/** 佐证 by requirement: what would show the task done, and what was brought. */
export function EvidenceTab({ task }: { task: WorkTask }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const may = useMay()
  const submits = task.ownDuty !== null && may('plan.evidence.submit')
  return (
    <div className="k-stack">
      {task.requirements.map((requirement) => {
        const pieces = task.evidence.filter((one) => one.requirement === requirement.id)
        return (
          <Sheet
            key={requirement.id}
            title={say(requirement.statement)}
            actions={submits && <SubmitEvidence task={task} requirement={requirement} />}
          >
            <div className="k-row k-small p-under">
              <Tag tone={stateTones[requirement.state]}>
                {t(($) => $.planEvidence.states[requirement.state])}
              </Tag>
              <span className="k-quiet">
                {t(($) => $.planEvidence.by, { day: day(requirement.by) })}
              </span>
              <span className="k-quiet">
                {t(($) => $.planEvidence.accepts, {
                  kinds: requirement.accepts
                    .map((kind) => say(evidenceKindTexts[kind]))
                    .join(' / '),
                })}
              </span>
            </div>
            {requirement.latestAnswer && <Answer answer={requirement.latestAnswer} />}
            {pieces.length === 0 ? (
              <p className="k-quiet">{t(($) => $.planEvidence.none)}</p>
            ) : (
              <ul className="p-list">
                {pieces.map((piece) => (
                  <li key={piece.id}>
                    <Piece piece={piece} />
                  </li>
                ))}
              </ul>
            )}
          </Sheet>
        )
      })}
    </div>
  )
}

type LiveAnswer = NonNullable<WorkTask['requirements'][number]['latestAnswer']>

/** What a module of the platform answered, and when. */
function Answer({ answer }: { answer: LiveAnswer }) {
  const { t } = useTranslation()
  return (
    <p className="k-row">
      <span className="k-quiet">{t(($) => $.planEvidence.latestAnswer)}</span>
      <Figure
        value={answer.value ?? undefined}
        unit={answer.unit}
        label={t(($) => $.planEvidence.latestAnswer)}
        from={{
          source: t(($) => $.planEvidence.module, { question: answer.question }),
          asOf: formatMoment(answer.askedAt),
          method: Object.entries({ ...answer.parameters, ...answer.details })
            .map(([key, value]) => `${key}: ${value}`)
            .join('; '),
        }}
      />
      <DemoMark on={answer.synthetic} />
    </p>
  )
}

function Piece({ piece }: { piece: z.infer<typeof Evidence> }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  return (
    <div className="k-stack p-tight">
      <div className="k-row k-row-apart">
        <div className="k-stack p-tight">
          <div className="k-row">
            <Tag tone={tones[piece.stage]}>{say(evidenceStageTexts[piece.stage])}</Tag>
            <Content piece={piece} />
            <DemoMark on={piece.synthetic} />
          </div>
          <div className="k-small k-quiet">
            {say(evidenceKindTexts[piece.kind])} · {names.department(piece.department)} ·{' '}
            {piece.submitted.name ?? ''} {formatMoment(piece.submittedAt)} ·{' '}
            {say(publicityTexts[piece.publicity])}
            {piece.day && ` · ${day(piece.day)}`}
            {piece.source && ` · ${piece.source}`}
          </div>
          {piece.judged && piece.judgedAt && (
            <div className="k-small k-quiet">
              {t(($) => $.planEvidence.judgedBy)} <By by={piece.judged} />{' '}
              {formatMoment(piece.judgedAt)}
            </div>
          )}
        </div>
        <PieceActs piece={piece} />
      </div>
      <Remarks remarks={piece.remarks} />
    </div>
  )
}

function Content({ piece }: { piece: z.infer<typeof Evidence> }) {
  const { t } = useTranslation()
  const say = useSay()
  if (piece.file) {
    const { id: evidence, title, fileCard: card } = piece
    const href = urlOf(planTasksContract.openEvidenceFile, { params: { evidence } })
    if (!card) return <a href={href}>{title}</a>
    return (
      <FileFacts
        title={title}
        name={card.name}
        href={href}
        type={say(fileTypes[card.type].name)}
        bytes={card.bytes}
        sha256={card.sha256}
      />
    )
  }
  if (piece.link) {
    return (
      <a href={piece.link} rel="noreferrer noopener" target="_blank">
        {piece.title} <span className="k-unseen">{t(($) => $.planEvidence.newWindow)}</span>
      </a>
    )
  }
  const value = piece.value ?? piece.answer?.value
  return (
    <span>
      <strong>{piece.title}</strong>{' '}
      {value != null && (
        <Figure
          value={value}
          unit={piece.unit ?? piece.answer?.unit ?? ''}
          label={piece.title}
          from={{
            source: piece.source ?? piece.answer?.question ?? piece.title,
            ...(piece.day ? { asOf: piece.day } : {}),
            verified: piece.stage === 'accepted',
          }}
        />
      )}
    </span>
  )
}

function PieceActs({ piece }: { piece: z.infer<typeof Evidence> }) {
  const { t } = useTranslation()
  const may = useMay()
  const act = useAct()
  const { organisation, person } = useSession()
  const params = { evidence: piece.id }
  const { revision } = piece
  const because = { label: t(($) => $.planTask.reason), hint: t(($) => $.planTask.reasonHint) }
  const reason = z.string().trim().min(2).max(4000)
  const mine = piece.submitted.person !== null && piece.submitted.person === person?.id
  return (
    <div className="k-row k-noprint">
      {piece.stage === 'submitted' &&
        may('plan.evidence.judge') &&
        !mine &&
        (['accepted', 'refused'] as const).map((outcome) => (
          <ActForm
            key={outcome}
            act={t(($) => $.planEvidence[outcome])}
            label={`${t(($) => $.planEvidence[outcome])} · ${piece.title}`}
            main={outcome === 'accepted'}
            schema={z.strictObject({ reason })}
            guide={{ reason: because }}
            onSubmit={(values) =>
              tasksApi.judgeEvidence({ params, revision, body: { outcome, ...values } })
            }
          />
        ))}
      {piece.stage === 'accepted' && may('plan.evidence.judge') && (
        <Action
          quiet
          onClick={() =>
            void act(
              () =>
                tasksApi.setEvidencePublicity({
                  params,
                  revision,
                  body: {
                    publicity: piece.publicity === 'public' ? 'internal' : 'public',
                  },
                }),
              t(($) => $.plan.done),
            )
          }
        >
          {piece.publicity === 'public'
            ? t(($) => $.planEvidence.makeInternal)
            : t(($) => $.planEvidence.makePublic)}
        </Action>
      )}
      {piece.stage === 'submitted' &&
        may('plan.evidence.submit') &&
        piece.department === organisation?.id && (
          <ActForm
            quiet
            act={t(($) => $.planEvidence.withdraw)}
            schema={z.strictObject({ reason })}
            guide={{ reason: because }}
            onSubmit={(values) => tasksApi.withdrawEvidence({ params, revision, body: values })}
          />
        )}
    </div>
  )
}
