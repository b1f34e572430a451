import {
  both,
  byMyself,
  either,
  everyone,
  insider,
  keepsProject,
  office,
  own,
  right,
  type Wall,
} from '../row-rules.ts'

export const projectsWalls: Readonly<Record<string, Wall>> = {
  plan_project: {
    sees: insider,
    adds: (row, me) =>
      row.stage === 'proposed' &&
      row.lead === me.organisation &&
      row.proposed_by === me.person &&
      me.may('plan.project.keep'),
    changes: either(right('plan.project.decide'), keepsProject),
  },
  plan_project_charter: {
    sees: insider,
    adds: both(byMyself, either(right('plan.project.decide'), keepsProject)),
  },
  plan_project_step: {
    sees: insider,
    adds: both(byMyself, either(right('plan.project.decide'), keepsProject)),
  },
  plan_project_money: { sees: insider, adds: both(byMyself, keepsProject) },
  plan_project_report: {
    sees: both(
      insider,
      either((row) => row.stage === 'signed', own),
    ),
    adds: both(own, right('plan.progress.report'), (row) =>
      ['draft', 'submitted'].includes(row.stage),
    ),
    changes: both(
      own,
      (row) => row.stage !== 'signed',
      either(right('plan.progress.report'), right('plan.progress.sign')),
    ),
  },
  plan_project_evidence: {
    sees: insider,
    adds: both(own, right('plan.evidence.submit'), (row) => row.stage === 'submitted'),
    changes: either(
      office,
      both(own, right('plan.evidence.submit'), (row) => row.stage === 'submitted'),
    ),
  },
  plan_carrier_figure: { sees: insider, adds: both(own, right('plan.project.keep')) },
  plan_project_published: {
    sees: everyone,
    adds: either(
      right('plan.project.keep'),
      right('plan.project.decide'),
      right('plan.progress.sign'),
      office,
    ),
  },
  plan_carrier_published: {
    sees: everyone,
    adds: either(right('plan.project.keep'), office),
  },
}
