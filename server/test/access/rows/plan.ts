import {
  both,
  either,
  everyone,
  insider,
  office,
  own,
  right,
  secret,
  type Wall,
} from '../row-rules.ts'

export const planWalls: Readonly<Record<string, Wall>> = {
  plan_city_version: { sees: right('plan.city.read') },
  plan_duty: { sees: everyone },
  plan_indicator: { sees: everyone },
  plan_observation: {
    sees: (row, me) =>
      row.status === 'verified' || row.origin === 'published' || me.may('plan.task.read'),
    adds: (row, me) =>
      row.recorded_by === me.person && me.person !== null && me.may('plan.observation.record'),
  },
  plan_finding: {
    sees: insider,
    adds: (row, me) => row.judged_by === me.person && me.may('plan.target.judge'),
  },
  plan_finding_verdict: { sees: everyone, adds: right('plan.target.judge') },
  plan_obligation: {
    sees: insider,
    adds: (row, me) =>
      row.kind === 'contribution' && row.lead === me.organisation && me.may('plan.progress.report'),
    changes: (row, me) =>
      me.organisation !== null && [row.department, row.lead].includes(me.organisation),
  },
  plan_report: {
    sees: both(
      insider,
      either((row) => row.stage === 'signed', own),
    ),
    adds: both(own, right('plan.progress.report'), (row) => row.stage === 'draft'),
    changes: both(
      own,
      (row) => row.stage !== 'signed',
      either(right('plan.progress.report'), right('plan.progress.sign')),
    ),
  },
  plan_contribution: {
    sees: both(insider, (row, me) => {
      const lead = row.lead === me.organisation && row.stage !== 'draft'
      return row.department === me.organisation || lead
    }),
    adds: both(own, right('plan.progress.report'), (row) => row.stage === 'draft'),
    changes: both(right('plan.progress.report'), (row, me) => {
      const sender = row.department === me.organisation && row.stage === 'draft'
      return sender || (row.lead === me.organisation && row.stage === 'sent')
    }),
  },
  plan_evidence: {
    sees: either(insider, (row) => row.stage === 'accepted' && row.publicity === 'public'),
    adds: both(own, right('plan.evidence.submit'), (row) => row.stage === 'submitted'),
    changes: either(
      office,
      both(own, (row) => row.stage === 'submitted'),
    ),
  },
  plan_answer: { sees: insider, adds: right('plan.evidence.submit') },
  plan_question: {
    sees: insider,
    adds: (row, me) => row.by_person === me.person && me.may('plan.question.ask'),
    changes: either(right('plan.progress.report'), right('plan.question.ask')),
  },
  plan_decision: {
    sees: insider,
    adds: right('plan.decision.make'),
    changes: (row, me) => me.may('plan.decision.make') || row.departments.includes(me.organisation),
  },
  plan_milestone: {
    sees: insider,
    adds: both(right('plan.milestone.edit'), either(own, office)),
    changes: both(right('plan.milestone.edit'), either(own, office)),
  },
  plan_remark: {
    sees: both(insider, (row, me) => !row.concerns || row.concerns.includes(me.organisation)),
    adds: both(insider, (row, me) => row.by_person === me.person),
  },
  plan_light: { sees: everyone, adds: either(right('plan.progress.sign'), office) },
  plan_reminder: secret,
  plan_burden: {
    sees: right('plan.burden.read'),
    adds: both(own, right('plan.progress.report')),
  },
}
