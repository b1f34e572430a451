import type { RunCard } from '@wstc/domain/plan/contract/assessment/shapes'
import { RunStage } from '@wstc/domain/plan/model/assessment/result'
import { runStageTexts } from '@wstc/domain/plan/words/assessment'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Tag, type Tone } from '../marks.tsx'

const tones: Readonly<Record<RunStage, Tone>> = {
  computing: 'none',
  provisional: 'watch',
  final: 'watch',
  confirmed: 'done',
  published: 'good',
}

export function StageMark({ stage }: { stage: RunStage }) {
  const say = useSay()
  return <Tag tone={tones[stage]}>{say(runStageTexts[stage])}</Tag>
}

/** Where the run stands among its steps. */
export function StageSteps({ run }: { run: Pick<RunCard, 'stage'> }) {
  const { t } = useTranslation()
  const say = useSay()
  const place = RunStage.options.indexOf(run.stage)
  return (
    <ol className="pa-steps" aria-label={t(($) => $.planAssessment.steps)}>
      {RunStage.options.map((stage, index) => (
        <li
          key={stage}
          data-state={index < place ? 'past' : index === place ? 'now' : 'next'}
          {...(index === place ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="pa-step-number">{index + 1}</span> {say(runStageTexts[stage])}
        </li>
      ))}
    </ol>
  )
}
