import {
  approves,
  both,
  confirms,
  designs,
  either,
  everyone,
  nobody,
  own,
  readsAssessments,
  right,
  runsAssessments,
  type Wall,
} from '../row-rules.ts'

export const assessmentWalls: Readonly<Record<string, Wall>> = {
  plan_assessment_system: {
    sees: either(
      both((row) => row.stage === 'approved', readsAssessments),
      designs,
      approves,
    ),
    adds: (row, me) =>
      row.stage === 'draft' &&
      row.origin === 'draft' &&
      row.drafted_by === me.person &&
      me.may('plan.assessment.design'),
    changes: both((row) => row.stage === 'draft', designs),
  },
  plan_assessment_run: {
    sees: readsAssessments,
    adds: (row, me) =>
      row.stage === 'computing' && row.opened_by === me.person && me.may('plan.assessment.run'),
    changes: runsAssessments,
  },
  plan_assessment_result: {
    sees: either(runsAssessments, confirms),
    adds: (row, me) => row.computed_by === me.person && me.may('plan.assessment.run'),
  },
  plan_assessment_publication: {
    sees: readsAssessments,
    adds: (row, me) => row.published_by === me.person && me.may('plan.assessment.run'),
  },
  plan_assessment_score: {
    sees: either(
      runsAssessments,
      confirms,
      both(
        right('plan.assessment.read'),
        either(own, (row, me) => me.isPublished(row.run, row.version)),
      ),
    ),
    adds: runsAssessments,
  },
  plan_assessment_notice: { sees: everyone, adds: runsAssessments },
  plan_assessment_published: { sees: everyone, adds: runsAssessments },
  plan_assessment_objection: {
    sees: either(runsAssessments, confirms, both(own, right('plan.assessment.read'))),
    adds: both(
      own,
      right('plan.assessment.object'),
      (row, me) => row.stage === 'open' && row.raised_by === me.person,
    ),
    // Only with the decider's own name upon it, which the attempt does not write.
    changes: nobody,
  },
}
