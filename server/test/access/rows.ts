import {
  accounts,
  approves,
  both,
  bound,
  byMyself,
  concerned,
  confirms,
  designs,
  either,
  everyone,
  givesRoles,
  group,
  groupOffice,
  insider,
  keepsProject,
  mine,
  nobody,
  office,
  own,
  readsAssessments,
  right,
  runsAssessments,
  sameOrganisation,
  secret,
  type Wall,
} from './row-rules.ts'
import { registryWalls } from './rows-registry.ts'

/**
 * What the database lets through by itself, with every check of the application taken away.
 * Written by hand; every table stands here. Where a rule is wider than what the application lets
 * a person do, the narrower part is held by `access.ts` alone.
 */
export const walls: Readonly<Record<string, Wall>> = {
  migration: secret,
  platform_fact: secret,
  platform_outbox: { sees: nobody, adds: everyone },
  platform_feed: secret,
  platform_rate: secret,
  platform_job: {
    sees: (row, me) =>
      (me.person !== null && row.owner_person === me.person) || me.may('platform.jobs.manage'),
    adds: (row, me) =>
      row.state === 'queued' && (row.owner_person === null || row.owner_person === me.person),
    changes: (row, me) => row.state === 'failed' && me.may('platform.jobs.manage'),
  },
  platform_request: { sees: mine, adds: mine, changes: mine },
  audit_entry: {
    sees: either(mine, right('audit.entries.read')),
    adds: (row, me) =>
      row.person === me.person && row.actor_kind === (me.person ? 'person' : 'anonymous'),
  },
  audit_leaf: { sees: (row, me) => row.entry_person === me.person || me.may('audit.entries.read') },
  audit_pending: { sees: nobody, adds: everyone },
  audit_node: { sees: right('audit.entries.read') },
  audit_key: { sees: everyone },
  audit_head: { sees: everyone },
  audit_receipt: {
    sees: either(
      mine,
      (row, me) => me.organisation !== null && row.organisation === me.organisation,
    ),
    adds: (row, me) => row.person === me.person && row.organisation === me.organisation,
  },
  audit_check: { sees: right('audit.entries.read') },
  audit_keeper_list: {
    sees: right('audit.entries.read'),
    adds: both(right('audit.log.manage'), (row, me) => row.by_person === me.person),
  },
  audit_head_mail: { sees: right('audit.entries.read') },
  identity_organisation: {
    sees: either(
      (row, me) => row.kind === 'department' || row.id === me.organisation,
      right('identity.organisations.manage'),
      accounts,
    ),
    adds: right('identity.organisations.manage'),
    changes: right('identity.organisations.manage'),
  },
  identity_person: {
    sees: either(
      (row, me) => row.id === me.person,
      both(sameOrganisation, right('identity.people.read')),
      accounts,
    ),
    adds: either(
      both(sameOrganisation, right('identity.people.manage'), (row) => row.estate === 'ordinary'),
      right('identity.accounts.manage'),
    ),
    changes: either(
      (row, me) => row.id === me.person,
      both(sameOrganisation, right('identity.people.manage')),
      right('identity.accounts.manage'),
      right('identity.roles.grant'),
    ),
  },
  identity_credential: secret,
  identity_recovery_code: secret,
  identity_device: secret,
  identity_challenge: secret,
  identity_token: secret,
  identity_attempt: secret,
  identity_subject: secret,
  identity_role_grant: {
    sees: either(
      (row, me) => row.person_id === me.person,
      accounts,
      both(right('identity.people.read'), sameOrganisation),
    ),
    adds: both(givesRoles, (row, me) => row.person_id !== me.person),
    changes: givesRoles,
  },
  identity_delegation: {
    sees: either(
      (row, me) => me.person !== null && [row.from_person, row.to_person].includes(me.person),
      both(sameOrganisation, right('identity.people.manage')),
      right('identity.access.explain'),
    ),
    adds: both((row, me) => row.from_person === me.person, right('identity.duty.delegate')),
    changes: either(
      (row, me) => row.from_person === me.person,
      both(sameOrganisation, right('identity.people.manage')),
    ),
  },
  identity_session: {
    sees: (row, me) => row.person_id === me.person,
    changes: (row, me) => row.person_id === me.person,
  },
  notices_notice: { sees: mine, adds: (_row, me) => me.person !== null, changes: mine },
  notices_preference: { sees: mine, adds: mine, changes: mine, removes: mine },
  notices_mail: { sees: nobody, adds: (row) => row.state === 'queued' },
  desk_draft: { sees: mine, adds: mine, changes: mine, removes: mine },
  desk_views: { sees: mine, adds: mine, changes: mine, removes: mine },
  desk_file: {
    sees: (row, me) =>
      (me.organisation !== null && row.organisation === me.organisation) ||
      (me.person !== null && row.uploaded_by === me.person) ||
      me.linksOf(row.id).some((link) => link.permission && me.may(link.permission)),
    adds: (row, me) =>
      me.person !== null && row.uploaded_by === me.person && row.organisation === me.organisation,
    removes: (row, me) => me.person !== null && row.uploaded_by === me.person,
  },
  desk_file_link: {
    sees: (row, me) =>
      (me.organisation !== null && row.organisation === me.organisation) ||
      (row.permission !== null && me.may(row.permission)),
    adds: (row, me) => me.organisation !== null && row.organisation === me.organisation,
    removes: (row, me) => me.organisation !== null && row.organisation === me.organisation,
  },
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
  plan_reminder: secret,
  plan_member: { sees: insider, adds: groupOffice },
  plan_meeting: { sees: insider, adds: groupOffice, changes: groupOffice },
  plan_agenda: {
    sees: either(group, both(insider, concerned)),
    adds: either(
      groupOffice,
      both(own, right('plan.progress.report'), (row) => row.stage === 'proposed'),
    ),
    changes: groupOffice,
  },
  plan_invitation: {
    sees: either(group, both(insider, own)),
    adds: groupOffice,
    changes: either(groupOffice, both(insider, own)),
  },
  plan_minutes: {
    sees: either(
      groupOffice,
      both(
        (row) => row.stage !== 'draft',
        either(
          group,
          both(insider, (row, me) => row.circulated_to.includes(me.organisation)),
        ),
      ),
    ),
    adds: groupOffice,
    changes: both(
      (row) => row.stage !== 'signed',
      either(
        groupOffice,
        both(right('plan.minutes.sign'), (row) => row.stage !== 'draft'),
      ),
    ),
  },
  plan_comment: {
    sees: either(group, both(insider, own)),
    adds: both(insider, (row, me) => row.by_person === me.person),
  },
  plan_follow_up: {
    sees: either(group, both(insider, bound)),
    adds: groupOffice,
    changes: either(
      groupOffice,
      both(right('plan.progress.report'), bound, (row) => ['open', 'answered'].includes(row.stage)),
    ),
  },
  plan_follow_answer: {
    sees: either(group, both(insider, concerned)),
    adds: both(
      own,
      right('plan.progress.report'),
      (row, me) => row.stage === 'submitted' && row.by_person === me.person,
    ),
    changes: groupOffice,
  },
  plan_extension: {
    sees: either(group, both(insider, concerned)),
    adds: both(
      own,
      right('plan.progress.report'),
      (row, me) => row.stage === 'asked' && row.by_person === me.person,
    ),
    changes: either(groupOffice, right('plan.minutes.sign')),
  },
  plan_briefing: { sees: right('plan.briefing.read'), adds: right('plan.briefing.issue') },
  plan_burden: {
    sees: right('plan.burden.read'),
    adds: both(own, right('plan.progress.report')),
  },
  ...registryWalls,
}
